using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Changes the level of event log configurations.</summary>
[Cmdlet(VerbsCommon.Set, "MIEventLogConfiguration", SupportsShouldProcess = true)]
public sealed class SetEventLogConfiguration : ManagedIntegrationsCmdlet
{
    /// <summary>Event log configurations: ids or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "EventLogConfigurationId")]
    [ReferenceTransformation("EventLogConfiguration")]
    [ArgumentCompleter(typeof(EventLogConfigurationCompleter))]
    public ResourceReference[] EventLogConfiguration { get; set; } = [];

    /// <summary>The level: DEBUG, INFO, WARN or ERROR.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Level")]
    [ArgumentCompleter(typeof(ConstantCompleter<LogLevel>))]
    public LogLevel? EventLogLevel { get; set; }

    private protected override void Process() => Change(
        Resources.EventLogConfigurations,
        EventLogConfiguration,
        $"Set level {EventLogLevel}",
        (id, cancellation) => Client.UpdateEventLogConfigurationAsync(new UpdateEventLogConfigurationRequest { Id = id, EventLogLevel = EventLogLevel }, cancellation));
}
