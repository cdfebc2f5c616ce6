using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes over-the-air task configurations.</summary>
public sealed class OtaTaskConfigurationCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public OtaTaskConfigurationCompleter()
        : base(Resources.OtaTaskConfigurations)
    {
    }
}
