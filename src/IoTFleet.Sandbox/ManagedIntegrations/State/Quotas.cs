using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>How many of a resource there may be. Without a limit set there is none.</summary>
internal sealed class Quotas
{
    private static readonly string[] Resources =
    [
        "AccountAssociations", "CloudConnectors", "ConnectorDestinations", "CredentialLockers", "Destinations",
        "EventLogConfigurations", "ManagedThings", "OtaTaskConfigurations", "OtaTasks", "ProvisioningProfiles",
    ];

    private readonly Dictionary<string, int> _limits = new(StringComparer.OrdinalIgnoreCase);

    internal void Set(string resource, int? limit)
    {
        if (!Resources.Contains(resource, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"The sandbox has no quota of '{resource}'. It has: {string.Join(", ", Resources)}.", nameof(resource));
        if (limit is { } value) _limits[resource] = value;
        else _limits.Remove(resource);
    }

    /// <summary>Refuses one more of a resource when there are as many as there may be.</summary>
    internal void Check(string resource, int count)
    {
        if (_limits.TryGetValue(resource, out var limit) && count >= limit)
            throw new ServiceQuotaExceededException($"The account may have {limit} of the resource {resource}.");
    }
}
