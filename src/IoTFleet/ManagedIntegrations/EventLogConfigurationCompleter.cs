using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes event log configurations.</summary>
public sealed class EventLogConfigurationCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public EventLogConfigurationCompleter()
        : base(Resources.EventLogConfigurations)
    {
    }
}
