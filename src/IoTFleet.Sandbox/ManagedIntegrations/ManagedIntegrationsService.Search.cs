using Amazon.IoTManagedIntegrations;
using IoTFleet.Sandbox.ManagedIntegrations.Capabilities;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

/// <summary>What there is to be found, and how a discovery finds it: one device after the other, over two minutes.</summary>
internal sealed partial class ManagedIntegrationsService
{
    private static readonly TimeSpan DiscoveryTime = TimeSpan.FromMinutes(2), FindingTime = TimeSpan.FromSeconds(100);

    /// <summary>The devices that discoveries may find, by their material.</summary>
    private readonly Dictionary<string, NearbyDevice> _nearby = new(StringComparer.Ordinal);

    /// <summary>The devices around a controller, or in a third party's account, by protocol.</summary>
    private readonly Dictionary<(string FinderId, string Type), List<NearbyDevice>> _neighbourhoods = [];

    private readonly HashSet<string> _failingDiscoveries = new(StringComparer.Ordinal);

    internal void FailNextDiscovery(string finderId) => _failingDiscoveries.Add(finderId);

    /// <summary>Puts so many devices, and no others, where the finder's discoveries of a type find them.</summary>
    internal void PlaceDevices(string finderId, DiscoveryType type, int count)
    {
        if (_neighbourhoods.TryGetValue((finderId, type.Value), out var old))
            foreach (var device in old.Where(d => d.ManagedThingId is null)) _nearby.Remove(device.Material!);
        _neighbourhoods[(finderId, type.Value)] = Enumerable.Range(0, count).Select(i => MakeDevice(finderId, type, i)).ToList();
    }

    private List<NearbyDevice> Neighbours(string finderId, DiscoveryType type)
    {
        if (!_neighbourhoods.ContainsKey((finderId, type.Value)))
            PlaceDevices(finderId, type, type == DiscoveryType.ZIGBEE ? 10 : type == DiscoveryType.ZWAVE ? 4 : type == DiscoveryType.CLOUD ? 3 : 2);
        return _neighbourhoods[(finderId, type.Value)];
    }

    private NearbyDevice Nearby(string material)
    {
        if (!_nearby.TryGetValue(material, out var device)) throw Invalid("The 'AuthenticationMaterial' is not that of a discovered device.");
        if (device.ControllerId is { } controller && _things.Find(controller) is null) throw Invalid("The controller that discovered the device does not exist.");
        return device;
    }

    private NearbyDevice MakeDevice(string finderId, DiscoveryType type, int index)
    {
        var kind = KindOf(type, index);
        var serial = _ids.Next().Substring(0, 12).ToUpperInvariant();
        var isCloud = type == DiscoveryType.CLOUD;
        var device = new NearbyDevice
        {
            Material = $"SN:{serial};MAC:{Mac(serial)};P:{type}",
            DeviceTypes = kind.DeviceTypes,
            Report = kind.Report,
            Brand = kind.Brand,
            Model = kind.Model,
            Classification = kind.Classification,
            SerialNumber = serial,
            ControllerId = isCloud ? null : finderId,
            ConnectorDestinationId = isCloud ? Association(finderId).ConnectorDestinationId : null,
            ConnectorDeviceId = isCloud ? $"acme-{serial.ToLowerInvariant()}" : null,
            ConnectorDeviceName = isCloud ? $"{kind.Title} {index + 1}" : null,
        };
        _nearby.Add(device.Material!, device);
        return device;
    }

    private static DeviceKind KindOf(DiscoveryType type, int index)
    {
        DeviceKind[] kinds = type == DiscoveryType.ZIGBEE ? [DeviceKind.Lamp]
            : type == DiscoveryType.ZWAVE ? [DeviceKind.Lock, DeviceKind.Sensor, DeviceKind.Plug]
            : type == DiscoveryType.CLOUD ? [DeviceKind.CloudLamp]
            : [DeviceKind.Thermostat, DeviceKind.Motion];
        return kinds[index % kinds.Length];
    }

    private static string Mac(string serial) => $"0015{serial.Substring(0, 8)}";

    private void Search(DeviceDiscovery discovery, List<NearbyDevice> devices)
    {
        for (var i = 0; i < devices.Count; i++)
        {
            var device = devices[i];
            _timeline.After(TimeSpan.FromTicks(FindingTime.Ticks * (i + 1) / devices.Count), () => Find(discovery, device));
        }

        _timeline.After(DiscoveryTime, () => Finish(discovery));
    }

    private void Find(DeviceDiscovery discovery, NearbyDevice device)
    {
        if (!discovery.IsRunning || !CanSearch(discovery)) return;
        var known = discovery.Type == DiscoveryType.CONTROLLER_CAPABILITY_REDISCOVERY || device.ManagedThingId is not null;
        if (known && discovery.Type != DiscoveryType.CLOUD && device.ManagedThingId is { } id && _things.Find(id) is { } thing && !IsReachable(thing)) return;
        discovery.Add(device, known ? DiscoveryModification.NO_CHANGE : DiscoveryModification.DISCOVERED, Now);
        Notify(EventType.DEVICE_DISCOVERY_STATUS, discovery.Id, "DISCOVERED");
    }

    // A search that met nobody has run out of time.
    private void Finish(DeviceDiscovery discovery)
    {
        if (!discovery.IsRunning) return;
        var fails = _failingDiscoveries.Remove(discovery.ControllerId ?? discovery.AccountAssociationId ?? discovery.ConnectorAssociationId!);
        End(discovery, fails ? DeviceDiscoveryStatus.FAILED
            : discovery.Found.Count > 0 ? DeviceDiscoveryStatus.SUCCEEDED
            : DeviceDiscoveryStatus.TIMED_OUT);
    }

    private void End(DeviceDiscovery discovery, DeviceDiscoveryStatus status)
    {
        discovery.Status = status;
        discovery.FinishedAt = Now;
        Notify(EventType.DEVICE_DISCOVERY_STATUS, discovery.Id, status.Value);
    }

    private bool CanSearch(DeviceDiscovery discovery) =>
        discovery.ControllerId is not { } id || (_things.Find(id) is { } controller && IsReachable(controller));

    private static NearbyDevice AsFound(ManagedThing thing) => new()
    {
        DeviceTypes = thing.Report?.Endpoints.SelectMany(e => e.DeviceTypes).Distinct().ToList() ?? [],
        Report = thing.Report ?? DeviceKind.Lamp.Report,
        Brand = thing.Brand,
        Model = thing.Model,
        ManagedThingId = thing.Id,
    };
}
