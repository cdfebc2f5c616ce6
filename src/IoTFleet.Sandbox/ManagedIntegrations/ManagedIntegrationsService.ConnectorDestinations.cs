using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private readonly Table<ConnectorDestination> _connectorDestinations = new(d => d.Id);

    protected override CreateConnectorDestinationResponse CreateConnectorDestination(CreateConnectorDestinationRequest request) => Once(request.ClientToken, () =>
    {
        Connector(request.CloudConnectorId);
        if (request.AuthConfig.OAuth is null && request.AuthConfig.GeneralAuthorization is not { Count: > 0 })
            throw Invalid("The 'AuthConfig' needs an 'oAuth' or a 'GeneralAuthorization'.");
        if (request.AuthConfig.OAuth is null && request.AuthType == AuthType.OAUTH) throw Invalid("The 'AuthType' OAUTH needs an 'oAuth' in the 'AuthConfig'.");
        if (request.Name is { } name && _connectorDestinations.All.Any(d => d.Name == name)) throw Conflict($"A connector destination with the name '{name}' exists.");
        Quotas.Check("ConnectorDestinations", _connectorDestinations.Count);
        var destination = AddConnectorDestination(_ids.Next(), request);
        return new CreateConnectorDestinationResponse { Id = destination.Id };
    });

    protected override GetConnectorDestinationResponse GetConnectorDestination(GetConnectorDestinationRequest request)
    {
        var destination = ConnectorDestination(request.Identifier);
        return new GetConnectorDestinationResponse
        {
            Id = destination.Id,
            Name = destination.Name,
            Description = destination.Description,
            CloudConnectorId = destination.CloudConnectorId,
            AuthType = destination.AuthType,
            AuthConfig = destination.AuthConfig,
            SecretsManager = destination.SecretsManager,
            OAuthCompleteRedirectUrl = destination.OAuthCompleteRedirectUrl,
        };
    }

    protected override ListConnectorDestinationsResponse ListConnectorDestinations(ListConnectorDestinationsRequest request)
    {
        var (items, next) = Page(
            _connectorDestinations, request.MaxResults, request.NextToken,
            d => request.CloudConnectorId is null || d.CloudConnectorId == request.CloudConnectorId, request.CloudConnectorId);
        return new ListConnectorDestinationsResponse
        {
            ConnectorDestinationList = items.ConvertAll(d => new ConnectorDestinationSummary
            {
                Id = d.Id,
                Name = d.Name,
                Description = d.Description,
                CloudConnectorId = d.CloudConnectorId,
            }),
            NextToken = next,
        };
    }

    protected override UpdateConnectorDestinationResponse UpdateConnectorDestination(UpdateConnectorDestinationRequest request)
    {
        var destination = ConnectorDestination(request.Identifier);
        if (request.AuthConfig is { } authorization) Update(destination, authorization);
        destination.Name = request.Name ?? destination.Name;
        destination.Description = request.Description ?? destination.Description;
        destination.AuthType = request.AuthType ?? destination.AuthType;
        destination.SecretsManager = request.SecretsManager ?? destination.SecretsManager;
        return new UpdateConnectorDestinationResponse();
    }

    protected override DeleteConnectorDestinationResponse DeleteConnectorDestination(DeleteConnectorDestinationRequest request)
    {
        var destination = ConnectorDestination(request.Identifier);
        if (_associations.All.Any(a => a.ConnectorDestinationId == destination.Id))
            throw Conflict("The connector destination is in use by account associations.");
        _connectorDestinations.Remove(destination.Id);
        return new DeleteConnectorDestinationResponse();
    }

    private ConnectorDestination ConnectorDestination(string id) => _connectorDestinations.Find(id) ?? throw NotFound("connector-destination", id);

    private ConnectorDestination AddConnectorDestination(string id, CreateConnectorDestinationRequest request)
    {
        var destination = new ConnectorDestination
        {
            Id = id,
            Name = request.Name,
            Description = request.Description,
            CloudConnectorId = request.CloudConnectorId,
            AuthType = request.AuthType ?? (request.AuthConfig.OAuth is null ? null : AuthType.OAUTH),
            AuthConfig = request.AuthConfig,
            SecretsManager = request.SecretsManager,
            OAuthCompleteRedirectUrl = $"https://api.{World.Arns.Region}.iotmanagedintegrations.amazonaws.com/oauth/{id}",
        };
        _connectorDestinations.Add(destination);
        return destination;
    }

    private void Update(ConnectorDestination destination, AuthConfigUpdate update)
    {
        if (update.OAuthUpdate is { } oauth)
        {
            var current = destination.AuthConfig.OAuth ?? throw Invalid("The connector destination has no 'oAuth' to update.");
            current.OAuthCompleteRedirectUrl = oauth.OAuthCompleteRedirectUrl ?? current.OAuthCompleteRedirectUrl;
            current.ProactiveRefreshTokenRenewal = oauth.ProactiveRefreshTokenRenewal ?? current.ProactiveRefreshTokenRenewal;
        }

        if (update.GeneralAuthorizationUpdate is not { } general) return;
        var materials = destination.AuthConfig.GeneralAuthorization?.ToList() ?? [];
        foreach (var material in general.AuthMaterialsToUpdate ?? [])
        {
            var index = materials.FindIndex(m => m.AuthMaterialName == material.AuthMaterialName);
            if (index < 0) throw Invalid("The connector destination has no authentication material of a name in 'AuthMaterialsToUpdate'.");
            materials[index] = material;
        }

        foreach (var material in general.AuthMaterialsToAdd ?? [])
        {
            if (materials.Exists(m => m.AuthMaterialName == material.AuthMaterialName))
                throw Invalid("The connector destination has an authentication material of a name in 'AuthMaterialsToAdd'.");
            materials.Add(material);
        }

        destination.AuthConfig.GeneralAuthorization = materials;
    }
}
