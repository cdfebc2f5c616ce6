using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes notification configurations: events of their types are not told any more.</summary>
[Cmdlet(VerbsCommon.Remove, "MINotificationConfiguration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveNotificationConfiguration : ManagedIntegrationsCmdlet
{
    /// <summary>Notification configurations: event types or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EventType")]
    [ReferenceTransformation("NotificationConfiguration")]
    [ArgumentCompleter(typeof(NotificationConfigurationCompleter))]
    public ResourceReference[] NotificationConfiguration { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => Remove(
        Resources.NotificationConfigurations, NotificationConfiguration, Force, (id, cancellation) => Client.DeleteNotificationConfigurationAsync(new DeleteNotificationConfigurationRequest { EventType = id }, cancellation));
}
