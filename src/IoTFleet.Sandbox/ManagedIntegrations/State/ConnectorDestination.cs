using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>How end users' accounts are reached through a connector.</summary>
internal sealed class ConnectorDestination
{
    internal required string Id { get; init; }

    internal required string CloudConnectorId { get; init; }

    internal string? Name { get; set; }

    internal string? Description { get; set; }

    internal AuthType? AuthType { get; set; }

    internal required AuthConfig AuthConfig { get; init; }

    internal SecretsManager? SecretsManager { get; set; }

    internal required string OAuthCompleteRedirectUrl { get; set; }
}
