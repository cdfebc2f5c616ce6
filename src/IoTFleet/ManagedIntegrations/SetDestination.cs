using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Changes what is given of destinations of notifications.</summary>
[Cmdlet(VerbsCommon.Set, "MIDestination", SupportsShouldProcess = true)]
public sealed class SetDestination : ManagedIntegrationsCmdlet
{
    /// <summary>Destinations: names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "DestinationName")]
    [ReferenceTransformation("Destination")]
    [ArgumentCompleter(typeof(DestinationCompleter))]
    public ResourceReference[] Destination { get; set; } = [];

    /// <summary>The ARN of the stream.</summary>
    [Parameter]
    [Alias("StreamArn")]
    [ArgumentCompleter(typeof(DeliveryDestinationArnCompleter))]
    [ValidateNotNull]
    public string? DeliveryDestinationArn { get; set; }

    /// <summary>What the stream is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<DeliveryDestinationType>))]
    public DeliveryDestinationType? DeliveryDestinationType { get; set; }

    /// <summary>The ARN of the role that lets the service write to it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DestinationRoleCompleter))]
    [ValidateNotNull]
    public string? RoleArn { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? Description { get; set; }

    private protected override void Begin() => CheckChange();

    private protected override void Process() => Change(Resources.Destinations, Destination, "Change", (name, cancellation) => Client.UpdateDestinationAsync(
        new UpdateDestinationRequest
        {
            Name = name,
            DeliveryDestinationArn = DeliveryDestinationArn,
            DeliveryDestinationType = DeliveryDestinationType,
            RoleArn = RoleArn,
            Description = Description,
        },
        cancellation));
}
