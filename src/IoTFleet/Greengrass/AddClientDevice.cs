using System.Management.Automation;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Associates client devices with core devices, so that they can find and talk to them.</summary>
[Cmdlet(VerbsCommon.Add, "GGClientDevice", SupportsShouldProcess = true)]
public sealed class AddClientDevice : ClientDeviceCmdlet
{
    /// <summary>Names of client devices. Those of the pipeline are gathered: a call takes 100 of a core device.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ThingName", "Name")]
    [NameTransformation("client device", "ClientDevice", "ThingName")]
    [ArgumentCompleter(typeof(PossibleClientDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public override string[] ClientDevice { get; set; } = [];

    private protected override bool IsWanted(string clientDevice, string coreDevice) =>
        ShouldProcess($"client device '{clientDevice}'", $"Associate with core device '{coreDevice}'");

    private protected override Task<IReadOnlyList<ClientDeviceError>> SendAsync(
        FleetSession session, string coreDevice, IReadOnlyList<string> clientDevices, CancellationToken cancellation) =>
        ClientDevices.AssociateAsync(session, coreDevice, clientDevices, cancellation);
}
