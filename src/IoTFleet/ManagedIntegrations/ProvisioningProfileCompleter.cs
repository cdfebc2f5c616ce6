using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes provisioning profiles.</summary>
public sealed class ProvisioningProfileCompleter : ResourceCompleter
{
    /// <summary>Makes the completer.</summary>
    public ProvisioningProfileCompleter()
        : base(Resources.ProvisioningProfiles)
    {
    }
}
