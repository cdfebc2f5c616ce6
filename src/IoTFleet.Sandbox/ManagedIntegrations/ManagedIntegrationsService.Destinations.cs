using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private readonly Table<Destination> _destinations = new(d => d.Name);

    protected override CreateDestinationResponse CreateDestination(CreateDestinationRequest request) => Once(request.ClientToken, () =>
    {
        if (_destinations.Find(request.Name) is not null) throw Conflict($"A destination with the name '{request.Name}' exists.");
        Quotas.Check("Destinations", _destinations.Count);
        CheckTags(request.Tags);
        _destinations.Add(new Destination
        {
            Name = request.Name,
            DeliveryArn = request.DeliveryDestinationArn,
            DeliveryType = request.DeliveryDestinationType,
            RoleArn = request.RoleArn,
            Description = request.Description,
            CreatedAt = Now,
            UpdatedAt = Now,
            Tags = Copy(request.Tags),
        });
        return new CreateDestinationResponse { Name = request.Name };
    });

    protected override GetDestinationResponse GetDestination(GetDestinationRequest request)
    {
        var destination = Destination(request.Name);
        return new GetDestinationResponse
        {
            Name = destination.Name,
            DeliveryDestinationArn = destination.DeliveryArn,
            DeliveryDestinationType = destination.DeliveryType,
            RoleArn = destination.RoleArn,
            Description = destination.Description,
            CreatedAt = destination.CreatedAt,
            UpdatedAt = destination.UpdatedAt,
            Tags = Filled(destination.Tags),
        };
    }

    protected override ListDestinationsResponse ListDestinations(ListDestinationsRequest request)
    {
        var (items, next) = Page(_destinations, request.MaxResults, request.NextToken);
        return new ListDestinationsResponse
        {
            DestinationList = items.ConvertAll(d => new DestinationSummary
            {
                Name = d.Name,
                DeliveryDestinationArn = d.DeliveryArn,
                DeliveryDestinationType = d.DeliveryType,
                RoleArn = d.RoleArn,
                Description = d.Description,
            }),
            NextToken = next,
        };
    }

    protected override UpdateDestinationResponse UpdateDestination(UpdateDestinationRequest request)
    {
        var destination = Destination(request.Name);
        destination.DeliveryArn = request.DeliveryDestinationArn ?? destination.DeliveryArn;
        destination.DeliveryType = request.DeliveryDestinationType ?? destination.DeliveryType;
        destination.RoleArn = request.RoleArn ?? destination.RoleArn;
        destination.Description = request.Description ?? destination.Description;
        destination.UpdatedAt = Now;
        return new UpdateDestinationResponse();
    }

    protected override DeleteDestinationResponse DeleteDestination(DeleteDestinationRequest request)
    {
        var destination = Destination(request.Name);
        if (_notificationConfigurations.All.Any(n => n.DestinationName == destination.Name))
            throw Conflict("The destination is in use by notification configurations.");
        _destinations.Remove(destination.Name);
        return new DeleteDestinationResponse();
    }

    private Destination Destination(string name) => _destinations.Find(name) ?? throw NotFound("destination", name);
}
