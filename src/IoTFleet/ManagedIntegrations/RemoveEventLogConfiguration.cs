using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes event log configurations.</summary>
[Cmdlet(VerbsCommon.Remove, "MIEventLogConfiguration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveEventLogConfiguration : ManagedIntegrationsCmdlet
{
    /// <summary>Event log configurations: ids or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "EventLogConfigurationId")]
    [ReferenceTransformation("EventLogConfiguration")]
    [ArgumentCompleter(typeof(EventLogConfigurationCompleter))]
    public ResourceReference[] EventLogConfiguration { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => Remove(
        Resources.EventLogConfigurations, EventLogConfiguration, Force, (id, cancellation) => Client.DeleteEventLogConfigurationAsync(new DeleteEventLogConfigurationRequest { Id = id }, cancellation));
}
