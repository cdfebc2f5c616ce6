using System.Management.Automation;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>Gives a member of each object, or what an expression makes of it.</summary>
[Cmdlet("ForEach", "Object", DefaultParameterSetName = "Member")]
internal sealed class ForEachObject : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ScriptBlock")]
    public ScriptBlock? Process { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Member")]
    public string? MemberName { get; set; }

    protected override void ProcessRecord()
    {
        object? value = Process is not null ? PropertyReader.Evaluate(Process, InputObject) : Members.Get(InputObject, MemberName!);
        if (value is not null || Process is not null || Members.Has(InputObject, MemberName!))
            WriteObject(value, enumerateCollection: true);
    }
}
