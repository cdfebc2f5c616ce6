using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>A search for devices and what it has found so far.</summary>
internal sealed class DeviceDiscovery
{
    internal required string Id { get; init; }

    internal required string Arn { get; init; }

    internal required DiscoveryType Type { get; init; }

    internal required DateTime StartedAt { get; init; }

    internal DateTime? FinishedAt { get; set; }

    internal DeviceDiscoveryStatus Status { get; set; } = DeviceDiscoveryStatus.RUNNING;

    internal string? ControllerId { get; init; }

    internal string? AccountAssociationId { get; init; }

    internal string? ConnectorAssociationId { get; init; }

    internal Dictionary<string, string> Tags { get; init; } = [];

    internal Table<Finding> Found { get; } = new(f => f.Order);

    internal bool IsRunning => Status == DeviceDiscoveryStatus.RUNNING;

    internal void Add(NearbyDevice device, DiscoveryModification modification, DateTime time) =>
        Found.Add(new Finding(Found.Count.ToString("D8"), device, modification, time));

    /// <summary>A device as it was found; listed in the order of finding.</summary>
    internal sealed record Finding(string Order, NearbyDevice Device, DiscoveryModification Modification, DateTime Time)
    {
        internal DiscoveredDeviceSummary Summary => new()
        {
            ConnectorDeviceId = Device.ConnectorDeviceId,
            ConnectorDeviceName = Device.ConnectorDeviceName,
            DeviceTypes = Device.DeviceTypes,
            ManagedThingId = Device.ManagedThingId,
            Modification = Modification,
            DiscoveredAt = Time,
            Brand = Device.Brand,
            Model = Device.Model,
            AuthenticationMaterial = Device.Material,
        };
    }
}
