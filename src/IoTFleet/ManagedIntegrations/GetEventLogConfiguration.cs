using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists event log configurations, or gets those that are given by id.</summary>
[Cmdlet(VerbsCommon.Get, "MIEventLogConfiguration")]
[OutputType(typeof(EventLogConfigurationSummary), typeof(GetEventLogConfigurationResponse))]
public sealed class GetEventLogConfiguration : GetResourceCmdlet<EventLogConfigurationSummary, GetEventLogConfigurationResponse>
{
    /// <summary>Event log configurations: ids or objects.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "EventLogConfigurationId")]
    [ReferenceTransformation("EventLogConfiguration")]
    [ArgumentCompleter(typeof(EventLogConfigurationCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? EventLogConfiguration { get; set; }

    private protected override void Process() => GetOrList(Resources.EventLogConfigurations, EventLogConfiguration);
}
