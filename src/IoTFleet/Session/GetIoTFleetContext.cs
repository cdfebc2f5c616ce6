using System.Management.Automation;

namespace IoTFleet.Session;

/// <summary>Shows what Connect-IoTFleet set; nothing when it did not.</summary>
[Cmdlet(VerbsCommon.Get, "IoTFleetContext")]
[OutputType(typeof(FleetContext))]
public sealed class GetIoTFleetContext : PSCmdlet
{
    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (Current.Context is { } context) WriteObject(context);
    }
}
