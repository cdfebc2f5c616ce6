using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private readonly Table<OtaTaskConfiguration> _otaConfigurations = new(c => c.Id);

    protected override CreateOtaTaskConfigurationResponse CreateOtaTaskConfiguration(CreateOtaTaskConfigurationRequest request) => Once(request.ClientToken, () =>
    {
        Quotas.Check("OtaTaskConfigurations", _otaConfigurations.Count);
        var configuration = AddOtaConfiguration(_ids.Next(), request.Name, request.Description, request.PushConfig);
        return new CreateOtaTaskConfigurationResponse { TaskConfigurationId = configuration.Id };
    });

    protected override GetOtaTaskConfigurationResponse GetOtaTaskConfiguration(GetOtaTaskConfigurationRequest request)
    {
        var configuration = OtaConfiguration(request.Identifier);
        return new GetOtaTaskConfigurationResponse
        {
            TaskConfigurationId = configuration.Id,
            Name = configuration.Name,
            Description = configuration.Description,
            PushConfig = configuration.Push,
            CreatedAt = configuration.CreatedAt,
        };
    }

    protected override ListOtaTaskConfigurationsResponse ListOtaTaskConfigurations(ListOtaTaskConfigurationsRequest request)
    {
        var (items, next) = Page(_otaConfigurations, request.MaxResults, request.NextToken);
        return new ListOtaTaskConfigurationsResponse
        {
            Items = items.ConvertAll(c => new OtaTaskConfigurationSummary { TaskConfigurationId = c.Id, Name = c.Name, CreatedAt = c.CreatedAt }),
            NextToken = next,
        };
    }

    /// <summary>Deletes a configuration; one that a task still goes by stays.</summary>
    protected override DeleteOtaTaskConfigurationResponse DeleteOtaTaskConfiguration(DeleteOtaTaskConfigurationRequest request)
    {
        var configuration = OtaConfiguration(request.Identifier);
        if (_otaTasks.All.Any(t => t.IsActive && t.ConfigurationId == configuration.Id)) throw Conflict("The configuration is in use by over-the-air tasks.");
        _otaConfigurations.Remove(configuration.Id);
        return new DeleteOtaTaskConfigurationResponse();
    }

    private OtaTaskConfiguration OtaConfiguration(string id) => _otaConfigurations.Find(id) ?? throw NotFound("ota-task-configuration", id);

    private OtaTaskConfiguration AddOtaConfiguration(string id, string? name, string? description, PushConfig? push)
    {
        var configuration = new OtaTaskConfiguration { Id = id, Name = name, Description = description, Push = push, CreatedAt = Now };
        _otaConfigurations.Add(configuration);
        return configuration;
    }
}
