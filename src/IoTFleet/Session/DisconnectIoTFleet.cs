using System.Management.Automation;

namespace IoTFleet.Session;

/// <summary>Forgets what Connect-IoTFleet set. Commands that run already are not disturbed.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "IoTFleet")]
public sealed class DisconnectIoTFleet : PSCmdlet
{
    /// <inheritdoc />
    protected override void ProcessRecord() => Current.Context = null;
}
