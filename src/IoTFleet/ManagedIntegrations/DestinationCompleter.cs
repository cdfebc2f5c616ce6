using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes destinations.</summary>
public sealed class DestinationCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public DestinationCompleter()
        : base(Resources.Destinations)
    {
    }
}
