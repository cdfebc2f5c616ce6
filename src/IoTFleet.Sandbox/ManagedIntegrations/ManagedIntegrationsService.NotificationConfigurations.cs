using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private readonly Table<NotificationConfiguration> _notificationConfigurations = new(n => n.EventType.Value);

    protected override CreateNotificationConfigurationResponse CreateNotificationConfiguration(CreateNotificationConfigurationRequest request) =>
        Once(request.ClientToken, () =>
        {
            if (_notificationConfigurations.Find(request.EventType.Value) is not null)
                throw Conflict($"A notification configuration for events of type {request.EventType} exists.");
            CheckTags(request.Tags);
            CheckDestination(request.DestinationName);
            _notificationConfigurations.Add(new NotificationConfiguration
            {
                EventType = request.EventType,
                DestinationName = request.DestinationName,
                CreatedAt = Now,
                UpdatedAt = Now,
                Tags = Copy(request.Tags),
            });
            return new CreateNotificationConfigurationResponse { EventType = request.EventType };
        });

    protected override GetNotificationConfigurationResponse GetNotificationConfiguration(GetNotificationConfigurationRequest request)
    {
        var configuration = NotificationConfiguration(request.EventType);
        return new GetNotificationConfigurationResponse
        {
            EventType = configuration.EventType,
            DestinationName = configuration.DestinationName,
            CreatedAt = configuration.CreatedAt,
            UpdatedAt = configuration.UpdatedAt,
            Tags = Filled(configuration.Tags),
        };
    }

    protected override ListNotificationConfigurationsResponse ListNotificationConfigurations(ListNotificationConfigurationsRequest request)
    {
        var (items, next) = Page(_notificationConfigurations, request.MaxResults, request.NextToken);
        return new ListNotificationConfigurationsResponse
        {
            NotificationConfigurationList = items.ConvertAll(n => new NotificationConfigurationSummary { EventType = n.EventType, DestinationName = n.DestinationName }),
            NextToken = next,
        };
    }

    protected override UpdateNotificationConfigurationResponse UpdateNotificationConfiguration(UpdateNotificationConfigurationRequest request)
    {
        var configuration = NotificationConfiguration(request.EventType);
        CheckDestination(request.DestinationName);
        configuration.DestinationName = request.DestinationName;
        configuration.UpdatedAt = Now;
        return new UpdateNotificationConfigurationResponse();
    }

    protected override DeleteNotificationConfigurationResponse DeleteNotificationConfiguration(DeleteNotificationConfigurationRequest request)
    {
        _notificationConfigurations.Remove(NotificationConfiguration(request.EventType).EventType.Value);
        return new DeleteNotificationConfigurationResponse();
    }

    private NotificationConfiguration NotificationConfiguration(EventType type) =>
        _notificationConfigurations.Find(type.Value) ?? throw NotFound("notification-configuration", type.Value);

    // Creating a configuration has no ResourceNotFoundException: a destination that is not there is a wrong value.
    private void CheckDestination(string name)
    {
        if (_destinations.Find(name) is null) throw Invalid("The destination of 'DestinationName' does not exist.");
    }
}
