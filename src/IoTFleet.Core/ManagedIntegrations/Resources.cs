using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>The kinds of resources of managed integrations.</summary>
public static class Resources
{
    /// <summary>Managed things.</summary>
    public static ResourceKind<ManagedThingSummary, GetManagedThingResponse> ManagedThings { get; } = new(
        "managed thing",
        (session, size, stop) => ManagedThingQuery.All.ListAsync(session, size, stop),
        (session, id, stop) => session.ManagedIntegrations.GetManagedThingAsync(new GetManagedThingRequest { Identifier = id }, stop),
        thing => thing.Id,
        thing => thing.Name);

    /// <summary>Credential lockers. Their names are sensitive.</summary>
    public static ResourceKind<CredentialLockerSummary, GetCredentialLockerResponse> CredentialLockers { get; } = new(
        "credential locker",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListCredentialLockers(new ListCredentialLockersRequest { MaxResults = size }).Responses, r => r.Items, r => r.NextToken, stop),
        (session, id, stop) => session.ManagedIntegrations.GetCredentialLockerAsync(new GetCredentialLockerRequest { Identifier = id }, stop),
        locker => locker.Id,
        locker => locker.Name) { HasSecretNames = true };

    /// <summary>Destinations of notifications. Their names are their ids.</summary>
    public static ResourceKind<DestinationSummary, GetDestinationResponse> Destinations { get; } = new(
        "destination",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListDestinations(new ListDestinationsRequest { MaxResults = size }).Responses, r => r.DestinationList, r => r.NextToken, stop),
        (session, name, stop) => session.ManagedIntegrations.GetDestinationAsync(new GetDestinationRequest { Name = name }, stop),
        destination => destination.Name);

    /// <summary>Event log configurations.</summary>
    public static ResourceKind<EventLogConfigurationSummary, GetEventLogConfigurationResponse> EventLogConfigurations { get; } = new(
        "event log configuration",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListEventLogConfigurations(new ListEventLogConfigurationsRequest { MaxResults = size }).Responses, r => r.EventLogConfigurationList, r => r.NextToken, stop),
        (session, id, stop) => session.ManagedIntegrations.GetEventLogConfigurationAsync(new GetEventLogConfigurationRequest { Id = id }, stop),
        configuration => configuration.Id);

    /// <summary>Notification configurations. Their event types are their ids.</summary>
    public static ResourceKind<NotificationConfigurationSummary, GetNotificationConfigurationResponse> NotificationConfigurations { get; } = new(
        "notification configuration",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListNotificationConfigurations(new ListNotificationConfigurationsRequest { MaxResults = size }).Responses, r => r.NotificationConfigurationList, r => r.NextToken, stop),
        (session, type, stop) => session.ManagedIntegrations.GetNotificationConfigurationAsync(new GetNotificationConfigurationRequest { EventType = type }, stop),
        configuration => configuration.EventType.Value);

    /// <summary>Over-the-air tasks.</summary>
    public static ResourceKind<OtaTaskSummary, GetOtaTaskResponse> OtaTasks { get; } = new(
        "over-the-air task",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListOtaTasks(new ListOtaTasksRequest { MaxResults = size }).Responses, r => r.Tasks, r => r.NextToken, stop),
        (session, id, stop) => session.ManagedIntegrations.GetOtaTaskAsync(new GetOtaTaskRequest { Identifier = id }, stop),
        task => task.TaskId);

    /// <summary>Over-the-air task configurations. Their names are sensitive.</summary>
    public static ResourceKind<OtaTaskConfigurationSummary, GetOtaTaskConfigurationResponse> OtaTaskConfigurations { get; } = new(
        "over-the-air task configuration",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListOtaTaskConfigurations(new ListOtaTaskConfigurationsRequest { MaxResults = size }).Responses, r => r.Items, r => r.NextToken, stop),
        (session, id, stop) => session.ManagedIntegrations.GetOtaTaskConfigurationAsync(new GetOtaTaskConfigurationRequest { Identifier = id }, stop),
        configuration => configuration.TaskConfigurationId,
        configuration => configuration.Name) { HasSecretNames = true };

    /// <summary>Provisioning profiles.</summary>
    public static ResourceKind<ProvisioningProfileSummary, GetProvisioningProfileResponse> ProvisioningProfiles { get; } = new(
        "provisioning profile",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListProvisioningProfiles(new ListProvisioningProfilesRequest { MaxResults = size }).Responses, r => r.Items, r => r.NextToken, stop),
        (session, id, stop) => session.ManagedIntegrations.GetProvisioningProfileAsync(new GetProvisioningProfileRequest { Identifier = id }, stop),
        profile => profile.Id,
        profile => profile.Name);

    /// <summary>Device discoveries.</summary>
    public static ResourceKind<DeviceDiscoverySummary, GetDeviceDiscoveryResponse> DeviceDiscoveries { get; } = new(
        "device discovery",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListDeviceDiscoveries(new ListDeviceDiscoveriesRequest { MaxResults = size }).Responses, r => r.Items, r => r.NextToken, stop),
        (session, id, stop) => session.ManagedIntegrations.GetDeviceDiscoveryAsync(new GetDeviceDiscoveryRequest { Identifier = id }, stop),
        discovery => discovery.Id);

    /// <summary>Associations with accounts of third parties.</summary>
    public static ResourceKind<AccountAssociationItem, GetAccountAssociationResponse> AccountAssociations { get; } = new(
        "account association",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListAccountAssociations(new ListAccountAssociationsRequest { MaxResults = size }).Responses, r => r.Items, r => r.NextToken, stop),
        (session, id, stop) => session.ManagedIntegrations.GetAccountAssociationAsync(new GetAccountAssociationRequest { AccountAssociationId = id }, stop),
        association => association.AccountAssociationId,
        association => association.Name);

    /// <summary>Cloud connectors.</summary>
    public static ResourceKind<ConnectorItem, GetCloudConnectorResponse> CloudConnectors { get; } = new(
        "cloud connector",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListCloudConnectors(new ListCloudConnectorsRequest { MaxResults = size }).Responses, r => r.Items, r => r.NextToken, stop),
        (session, id, stop) => session.ManagedIntegrations.GetCloudConnectorAsync(new GetCloudConnectorRequest { Identifier = id }, stop),
        connector => connector.Id,
        connector => connector.Name);

    /// <summary>Connector destinations.</summary>
    public static ResourceKind<ConnectorDestinationSummary, GetConnectorDestinationResponse> ConnectorDestinations { get; } = new(
        "connector destination",
        (session, size, stop) => Pages.ReadAsync(Lists(session).ListConnectorDestinations(new ListConnectorDestinationsRequest { MaxResults = size }).Responses, r => r.ConnectorDestinationList, r => r.NextToken, stop),
        (session, id, stop) => session.ManagedIntegrations.GetConnectorDestinationAsync(new GetConnectorDestinationRequest { Identifier = id }, stop),
        destination => destination.Id,
        destination => destination.Name);

    private static IIoTManagedIntegrationsPaginatorFactory Lists(FleetSession session) => session.ManagedIntegrations.Paginators;
}
