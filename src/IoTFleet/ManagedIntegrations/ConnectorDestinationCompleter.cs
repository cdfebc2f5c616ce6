using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes connector destinations.</summary>
public sealed class ConnectorDestinationCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public ConnectorDestinationCompleter()
        : base(Resources.ConnectorDestinations)
    {
    }
}
