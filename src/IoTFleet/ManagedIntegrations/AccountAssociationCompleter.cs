using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes account associations.</summary>
public sealed class AccountAssociationCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public AccountAssociationCompleter()
        : base(Resources.AccountAssociations)
    {
    }
}
