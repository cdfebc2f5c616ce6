using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes managed things.</summary>
public sealed class ManagedThingCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public ManagedThingCompleter()
        : base(Resources.ManagedThings)
    {
    }
}
