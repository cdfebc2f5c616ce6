using Amazon.GreengrassV2.Model;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>Client devices: things that find and talk to a core device.</summary>
internal sealed partial class GreengrassService
{
    private readonly Dictionary<string, Table<ClientDevice>> _clientDevices = [];

    internal void Associate(string coreDevice, string thing, DateTime now)
    {
        if (!_clientDevices.TryGetValue(coreDevice, out var clients)) _clientDevices.Add(coreDevice, clients = new(client => client.ThingName));
        if (clients.Find(thing) is null) clients.Add(new ClientDevice(thing, now));
    }

    protected override BatchAssociateClientDeviceWithCoreDeviceResponse BatchAssociateClientDeviceWithCoreDevice(BatchAssociateClientDeviceWithCoreDeviceRequest request)
    {
        var device = RequiredDevice(request.CoreDeviceThingName);
        var errors = new List<AssociateClientDeviceWithCoreDeviceErrorEntry>();
        foreach (var entry in request.Entries ?? [])
        {
            if (World.IoT.FindThing(entry.ThingName) is not null) Associate(device.Thing.Name, entry.ThingName, Now);
            else errors.Add(new() { ThingName = entry.ThingName, Code = "ResourceNotFoundException", Message = $"The thing {entry.ThingName} cannot be found." });
        }

        return new BatchAssociateClientDeviceWithCoreDeviceResponse { ErrorEntries = errors };
    }

    protected override BatchDisassociateClientDeviceFromCoreDeviceResponse BatchDisassociateClientDeviceFromCoreDevice(BatchDisassociateClientDeviceFromCoreDeviceRequest request)
    {
        var device = RequiredDevice(request.CoreDeviceThingName);
        var errors = new List<DisassociateClientDeviceFromCoreDeviceErrorEntry>();
        foreach (var entry in request.Entries ?? [])
            if (!_clientDevices.TryGetValue(device.Thing.Name, out var clients) || !clients.Remove(entry.ThingName))
                errors.Add(new()
                {
                    ThingName = entry.ThingName,
                    Code = "ResourceNotFoundException",
                    Message = $"The thing {entry.ThingName} is not associated with the core device {device.Thing.Name}.",
                });
        return new BatchDisassociateClientDeviceFromCoreDeviceResponse { ErrorEntries = errors };
    }

    protected override ListClientDevicesAssociatedWithCoreDeviceResponse ListClientDevicesAssociatedWithCoreDevice(ListClientDevicesAssociatedWithCoreDeviceRequest request)
    {
        var device = RequiredDevice(request.CoreDeviceThingName);
        var clients = _clientDevices.TryGetValue(device.Thing.Name, out var found) ? found : new(client => client.ThingName);
        var (items, next) = clients.Page(
            static _ => true, $"client devices of {device.Thing.Name}", request.MaxResults, request.NextToken, InvalidToken);
        return new ListClientDevicesAssociatedWithCoreDeviceResponse
        {
            AssociatedClientDevices = items.ConvertAll(c => new AssociatedClientDevice { ThingName = c.ThingName, AssociationTimestamp = c.AssociatedAt }),
            NextToken = next,
        };
    }

    private void ForgetClientDevices(string coreDevice) => _clientDevices.Remove(coreDevice);
}
