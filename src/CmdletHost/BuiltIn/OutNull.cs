using System.Management.Automation;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>Takes objects and gives none.</summary>
[Cmdlet("Out", "Null")]
internal sealed class OutNull : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }
}
