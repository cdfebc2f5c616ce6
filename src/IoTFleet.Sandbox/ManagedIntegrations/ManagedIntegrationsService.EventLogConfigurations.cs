using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private readonly Table<EventLogConfiguration> _eventLogs = new(e => e.Id);

    protected override CreateEventLogConfigurationResponse CreateEventLogConfiguration(CreateEventLogConfigurationRequest request) =>
        Once(request.ClientToken, () =>
        {
            if (_eventLogs.All.Any(e => e.ResourceType == request.ResourceType && e.ResourceId == request.ResourceId))
                throw Conflict("An event log configuration for the resource exists.");
            Quotas.Check("EventLogConfigurations", _eventLogs.Count);
            var configuration = new EventLogConfiguration
            {
                Id = _ids.Next(),
                ResourceType = request.ResourceType,
                ResourceId = request.ResourceId,
                Level = request.EventLogLevel,
            };
            _eventLogs.Add(configuration);
            return new CreateEventLogConfigurationResponse { Id = configuration.Id };
        });

    protected override GetEventLogConfigurationResponse GetEventLogConfiguration(GetEventLogConfigurationRequest request)
    {
        var configuration = EventLog(request.Id);
        return new GetEventLogConfigurationResponse
        {
            Id = configuration.Id,
            ResourceType = configuration.ResourceType,
            ResourceId = configuration.ResourceId,
            EventLogLevel = configuration.Level,
        };
    }

    protected override ListEventLogConfigurationsResponse ListEventLogConfigurations(ListEventLogConfigurationsRequest request)
    {
        var (items, next) = Page(_eventLogs, request.MaxResults, request.NextToken);
        return new ListEventLogConfigurationsResponse
        {
            EventLogConfigurationList = items.ConvertAll(e => new EventLogConfigurationSummary
            {
                Id = e.Id,
                ResourceType = e.ResourceType,
                ResourceId = e.ResourceId,
                EventLogLevel = e.Level,
            }),
            NextToken = next,
        };
    }

    protected override UpdateEventLogConfigurationResponse UpdateEventLogConfiguration(UpdateEventLogConfigurationRequest request)
    {
        EventLog(request.Id).Level = request.EventLogLevel;
        return new UpdateEventLogConfigurationResponse();
    }

    protected override DeleteEventLogConfigurationResponse DeleteEventLogConfiguration(DeleteEventLogConfigurationRequest request)
    {
        _eventLogs.Remove(EventLog(request.Id).Id);
        return new DeleteEventLogConfigurationResponse();
    }

    private EventLogConfiguration EventLog(string id) => _eventLogs.Find(id) ?? throw NotFound("event-log-configuration", id);
}
