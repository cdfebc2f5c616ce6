using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes cloud connectors.</summary>
public sealed class CloudConnectorCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public CloudConnectorCompleter()
        : base(Resources.CloudConnectors)
    {
    }
}
