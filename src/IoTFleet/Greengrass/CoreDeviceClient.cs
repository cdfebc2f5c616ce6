using Amazon.GreengrassV2.Model;

namespace IoTFleet.Greengrass;

/// <summary>A client device, with the name of the core device that it is associated with.</summary>
/// <remarks>The service leaves the device out of its answer. A property of the type, because one that is attached to an object costs more than its call.</remarks>
public sealed class CoreDeviceClient : AssociatedClientDevice
{
    internal CoreDeviceClient(AssociatedClientDevice client, string coreDevice)
    {
        ThingName = client.ThingName;
        AssociationTimestamp = client.AssociationTimestamp;
        CoreDeviceThingName = coreDevice;
    }

    /// <summary>The name of the core device.</summary>
    public string CoreDeviceThingName { get; }
}
