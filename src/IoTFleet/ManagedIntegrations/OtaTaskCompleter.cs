using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes over-the-air tasks.</summary>
public sealed class OtaTaskCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public OtaTaskCompleter()
        : base(Resources.OtaTasks)
    {
    }
}
