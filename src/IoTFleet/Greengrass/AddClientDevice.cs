using System.Management.Automation;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Associates client devices with core devices, so that they can find and talk to them.</summary>
[Cmdlet(VerbsCommon.Add, "GGClientDevice", SupportsShouldProcess = true)]
public sealed class AddClientDevice : ClientDeviceCmdlet
{
    private protected override bool IsWanted(string clientDevice, string coreDevice) =>
        ShouldProcess($"client device '{clientDevice}'", $"Associate with core device '{coreDevice}'");

    private protected override Task<IReadOnlyList<ClientDeviceError>> SendAsync(
        FleetSession session, string coreDevice, IReadOnlyList<string> clientDevices, CancellationToken cancellation) =>
        ClientDevices.AssociateAsync(session, coreDevice, clientDevices, cancellation);
}
