using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private readonly Table<CloudConnector> _connectors = new(c => c.Id);

    protected override CreateCloudConnectorResponse CreateCloudConnector(CreateCloudConnectorRequest request) => Once(request.ClientToken, () =>
    {
        if (request.EndpointConfig.Lambda?.Arn is not { } lambda) throw Invalid("The 'EndpointConfig' needs a 'lambda'.");
        if (_connectors.All.Any(c => c.Name == request.Name)) throw Conflict($"A cloud connector with the name '{request.Name}' exists.");
        Quotas.Check("CloudConnectors", _connectors.All.Count(c => c.Type == CloudConnectorType.UNLISTED));
        var connector = new CloudConnector { Id = _ids.Next(), Name = request.Name, LambdaArn = lambda, Description = request.Description };
        _connectors.Add(connector);
        return new CreateCloudConnectorResponse { Id = connector.Id };
    });

    protected override GetCloudConnectorResponse GetCloudConnector(GetCloudConnectorRequest request)
    {
        var connector = Connector(request.Identifier);
        return new GetCloudConnectorResponse
        {
            Id = connector.Id,
            Name = connector.Name,
            Description = connector.Description,
            EndpointConfig = EndpointOf(connector),
            EndpointType = EndpointType.LAMBDA,
            Type = connector.Type,
        };
    }

    protected override ListCloudConnectorsResponse ListCloudConnectors(ListCloudConnectorsRequest request)
    {
        bool Matches(CloudConnector connector) =>
            (request.Type is null || connector.Type == request.Type)
            && (request.LambdaArn is null || connector.LambdaArn == request.LambdaArn);

        var (items, next) = Page(_connectors, request.MaxResults, request.NextToken, Matches, request.Type?.Value, request.LambdaArn);
        return new ListCloudConnectorsResponse
        {
            Items = items.ConvertAll(c => new ConnectorItem
            {
                Id = c.Id,
                Name = c.Name,
                Description = c.Description,
                EndpointConfig = EndpointOf(c),
                EndpointType = EndpointType.LAMBDA,
                Type = c.Type,
            }),
            NextToken = next,
        };
    }

    protected override UpdateCloudConnectorResponse UpdateCloudConnector(UpdateCloudConnectorRequest request)
    {
        var connector = OwnConnector(request.Identifier);
        if (request.Name is { } name && _connectors.All.Any(c => c != connector && c.Name == name)) throw Conflict($"A cloud connector with the name '{name}' exists.");
        connector.Name = request.Name ?? connector.Name;
        connector.Description = request.Description ?? connector.Description;
        return new UpdateCloudConnectorResponse();
    }

    protected override DeleteCloudConnectorResponse DeleteCloudConnector(DeleteCloudConnectorRequest request)
    {
        var connector = OwnConnector(request.Identifier);
        if (_connectorDestinations.All.Any(d => d.CloudConnectorId == connector.Id)) throw Conflict("The cloud connector is in use by connector destinations.");
        _connectors.Remove(connector.Id);
        return new DeleteCloudConnectorResponse();
    }

    private CloudConnector Connector(string id) => _connectors.Find(id) ?? throw NotFound("cloud-connector", id);

    private CloudConnector OwnConnector(string id) =>
        Connector(id) is var connector && connector.Type == CloudConnectorType.LISTED
            ? throw new AccessDeniedException("The cloud connector belongs to another account.")
            : connector;

    private static EndpointConfig EndpointOf(CloudConnector connector) => new() { Lambda = new LambdaConfig { Arn = connector.LambdaArn } };
}
