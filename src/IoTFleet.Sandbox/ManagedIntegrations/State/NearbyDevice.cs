using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>A device that a discovery can find: in the neighbourhood of a controller, or in an account of a third party.</summary>
internal sealed class NearbyDevice
{
    /// <summary>What a managed thing of this device is created with; null when it has been one.</summary>
    internal string? Material { get; init; }

    internal required List<string> DeviceTypes { get; init; }

    internal required CapabilityReport Report { get; set; }

    internal List<CapabilitySchemaItem>? Schemas { get; set; }

    internal string? Brand { get; init; }

    internal string? Model { get; init; }

    internal string? Classification { get; init; }

    internal string? SerialNumber { get; init; }

    internal string? ControllerId { get; init; }

    internal string? ConnectorDestinationId { get; init; }

    internal string? ConnectorDeviceId { get; init; }

    internal string? ConnectorDeviceName { get; set; }

    /// <summary>The managed thing that the device has become.</summary>
    internal string? ManagedThingId { get; set; }
}
