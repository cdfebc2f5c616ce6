using Amazon.GreengrassV2.Model;
using Amazon.IoT.Model;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Core.Paging;

/// <summary>What tells the items of a list apart. A list that changes while it is read may give an item on two pages.</summary>
internal static class ItemIdentity
{
    /// <summary>An item's identity, or null where a list's items have none.</summary>
    internal static object? Of(object item) => item switch
    {
        string name => name,
        CoreDevice device => device.CoreDeviceThingName,
        InstalledComponent component => (component.ComponentName, component.ComponentVersion),
        EffectiveDeployment deployment => deployment.DeploymentId,
        AssociatedClientDevice device => device.ThingName,
        Component component => component.Arn,
        ComponentVersionListItem version => version.Arn,
        Deployment deployment => deployment.DeploymentId,
        GroupNameAndArn group => group.GroupArn,
        JobExecutionSummaryForJob execution => (execution.ThingArn, execution.JobExecutionSummary?.ExecutionNumber),
        ManagedThingSummary thing => thing.Id,
        CredentialLockerSummary locker => locker.Id,
        DestinationSummary destination => destination.Name,
        EventLogConfigurationSummary configuration => configuration.Id,
        NotificationConfigurationSummary configuration => configuration.EventType?.Value,
        OtaTaskSummary task => task.TaskId,
        OtaTaskConfigurationSummary configuration => configuration.TaskConfigurationId,
        OtaTaskExecutionSummaries execution => execution.ManagedThingId,
        ProvisioningProfileSummary profile => profile.Id,
        DeviceDiscoverySummary discovery => discovery.Id,
        DiscoveredDeviceSummary device => (device.ConnectorDeviceId, device.AuthenticationMaterial, device.DiscoveredAt),
        AccountAssociationItem association => association.AccountAssociationId,
        ConnectorItem connector => connector.Id,
        ConnectorDestinationSummary destination => destination.Id,
        ManagedThingAssociation association => (association.ManagedThingId, association.AccountAssociationId),
        ManagedThingSchemaListItem schema => (schema.EndpointId, schema.CapabilityId),
        SchemaVersionListItem schema => (schema.SchemaId, schema.SemanticVersion, schema.Visibility?.Value),
        _ => null,
    };
}
