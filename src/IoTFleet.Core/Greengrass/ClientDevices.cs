using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Associates client devices with core devices, in the batches that the service takes.</summary>
public static class ClientDevices
{
    /// <summary>How many client devices one call takes.</summary>
    public const int BatchSize = 100;

    /// <summary>Associates a batch with a core device, and gives the client devices that were refused.</summary>
    public static async Task<IReadOnlyList<ClientDeviceError>> AssociateAsync(FleetSession session, string coreDevice, IReadOnlyList<string> things, CancellationToken cancellation = default)
    {
        var response = await session.Greengrass.BatchAssociateClientDeviceWithCoreDeviceAsync(
            new BatchAssociateClientDeviceWithCoreDeviceRequest
            {
                CoreDeviceThingName = coreDevice,
                Entries = [.. things.Select(thing => new AssociateClientDeviceWithCoreDeviceEntry { ThingName = thing })],
            },
            cancellation).ConfigureAwait(false);
        return [.. (response.ErrorEntries ?? []).Select(e => new ClientDeviceError(e.ThingName, e.Code, e.Message))];
    }

    /// <summary>Ends the association of a batch with a core device, and gives the client devices that were refused.</summary>
    public static async Task<IReadOnlyList<ClientDeviceError>> DisassociateAsync(FleetSession session, string coreDevice, IReadOnlyList<string> things, CancellationToken cancellation = default)
    {
        var response = await session.Greengrass.BatchDisassociateClientDeviceFromCoreDeviceAsync(
            new BatchDisassociateClientDeviceFromCoreDeviceRequest
            {
                CoreDeviceThingName = coreDevice,
                Entries = [.. things.Select(thing => new DisassociateClientDeviceFromCoreDeviceEntry { ThingName = thing })],
            },
            cancellation).ConfigureAwait(false);
        return [.. (response.ErrorEntries ?? []).Select(e => new ClientDeviceError(e.ThingName, e.Code, e.Message))];
    }
}
