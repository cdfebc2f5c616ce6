using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes credential lockers.</summary>
public sealed class CredentialLockerCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public CredentialLockerCompleter()
        : base(Resources.CredentialLockers)
    {
    }
}
