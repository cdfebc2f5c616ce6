using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes device discoveries.</summary>
public sealed class DeviceDiscoveryCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public DeviceDiscoveryCompleter()
        : base(Resources.DeviceDiscoveries)
    {
    }
}
