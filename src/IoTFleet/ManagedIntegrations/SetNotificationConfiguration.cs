using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lets events be told to another destination.</summary>
[Cmdlet(VerbsCommon.Set, "MINotificationConfiguration", SupportsShouldProcess = true)]
public sealed class SetNotificationConfiguration : ManagedIntegrationsCmdlet
{
    /// <summary>Event types, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EventType")]
    [ReferenceTransformation("NotificationConfiguration")]
    [ArgumentCompleter(typeof(NotificationConfigurationCompleter))]
    public ResourceReference[] NotificationConfiguration { get; set; } = [];

    /// <summary>The destination: its object or name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("DestinationName")]
    [ReferenceTransformation("Destination")]
    [ArgumentCompleter(typeof(DestinationCompleter))]
    public ResourceReference? Destination { get; set; }

    private protected override void Process() => Change(
        Resources.NotificationConfigurations,
        NotificationConfiguration,
        $"Tell destination '{Destination}'",
        (type, cancellation) => Client.UpdateNotificationConfigurationAsync(new UpdateNotificationConfigurationRequest { EventType = type, DestinationName = Destination!.Text }, cancellation));
}
