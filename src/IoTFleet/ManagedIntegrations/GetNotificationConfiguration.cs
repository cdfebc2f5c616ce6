using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists which events are told to which destinations, or gets those of the event types that are given.</summary>
[Cmdlet(VerbsCommon.Get, "MINotificationConfiguration")]
[OutputType(typeof(NotificationConfigurationSummary), typeof(GetNotificationConfigurationResponse))]
public sealed class GetNotificationConfiguration : GetResourceCmdlet<NotificationConfigurationSummary, GetNotificationConfigurationResponse>
{
    /// <summary>Event types, or objects that have one; or wildcard patterns that they match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EventType")]
    [ReferenceTransformation("NotificationConfiguration")]
    [ArgumentCompleter(typeof(NotificationConfigurationCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? NotificationConfiguration { get; set; }

    private protected override void Process() => GetOrList(Resources.NotificationConfigurations, NotificationConfiguration);
}
