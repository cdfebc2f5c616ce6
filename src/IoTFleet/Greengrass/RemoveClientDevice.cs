using System.Management.Automation;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Ends the association of client devices with core devices: they cannot find or talk to them any more.</summary>
[Cmdlet(VerbsCommon.Remove, "GGClientDevice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveClientDevice : ClientDeviceCmdlet
{
    /// <summary>Names of client devices. Those of the pipeline are gathered: a call takes 100 of a core device.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ThingName", "Name")]
    [NameTransformation("client device", "ClientDevice", "ThingName")]
    [ArgumentCompleter(typeof(ClientDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public override string[] ClientDevice { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool IsWanted(string clientDevice, string coreDevice) =>
        Confirmed($"client device '{clientDevice}'", $"Remove from core device '{coreDevice}'", Force);

    private protected override Task<IReadOnlyList<ClientDeviceError>> SendAsync(
        FleetSession session, string coreDevice, IReadOnlyList<string> clientDevices, CancellationToken cancellation) =>
        ClientDevices.DisassociateAsync(session, coreDevice, clientDevices, cancellation);
}
