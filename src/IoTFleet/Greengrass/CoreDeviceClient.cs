using Amazon.GreengrassV2.Model;

namespace IoTFleet.Greengrass;

/// <summary>A client device, with the name of the core device that it is associated with.</summary>
public sealed class CoreDeviceClient : AssociatedClientDevice
{
    internal CoreDeviceClient(AssociatedClientDevice client, string coreDevice)
    {
        ThingName = client.ThingName;
        AssociationTimestamp = client.AssociationTimestamp;
        CoreDeviceThingName = coreDevice;
    }

    /// <summary>The name of the core device, which the service leaves out of its answer.</summary>
    public string CoreDeviceThingName { get; }
}
