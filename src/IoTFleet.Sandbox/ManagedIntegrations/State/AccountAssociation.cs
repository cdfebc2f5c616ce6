using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>The link to an end user's account at a third party.</summary>
internal sealed class AccountAssociation : ITagged
{
    internal required string Id { get; init; }

    internal required string Arn { get; init; }

    internal required string ConnectorDestinationId { get; init; }

    internal AssociationState State { get; set; } = AssociationState.ASSOCIATION_IN_PROGRESS;

    internal string? ErrorMessage { get; set; }

    internal string? Name { get; set; }

    internal string? Description { get; set; }

    /// <summary>Where the end user signs in; empty when the connector needs no sign-in.</summary>
    internal string AuthorizationUrl { get; set; } = "";

    internal GeneralAuthorizationName? GeneralAuthorization { get; init; }

    public Dictionary<string, string> Tags { get; init; } = [];
}
