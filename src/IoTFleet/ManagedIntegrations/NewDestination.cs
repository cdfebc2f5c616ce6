using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Creates a destination of notifications: a stream that the service writes events to.</summary>
[Cmdlet(VerbsCommon.New, "MIDestination", SupportsShouldProcess = true)]
[OutputType(typeof(CreateDestinationResponse))]
public sealed class NewDestination : CreateCmdlet
{
    /// <summary>The destination's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The ARN of the stream.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("StreamArn")]
    [ArgumentCompleter(typeof(DeliveryDestinationArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? DeliveryDestinationArn { get; set; }

    /// <summary>The ARN of the role that lets the service write to it.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DestinationRoleCompleter))]
    [ValidateNotNullOrEmpty]
    public string? RoleArn { get; set; }

    /// <summary>What the stream is. KINESIS when absent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ConstantTransformation]
    [ArgumentCompleter(typeof(ConstantCompleter<DeliveryDestinationType>))]
    public DeliveryDestinationType? DeliveryDestinationType { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Process()
    {
        var request = new CreateDestinationRequest
        {
            Name = Name,
            DeliveryDestinationArn = DeliveryDestinationArn,
            DeliveryDestinationType = DeliveryDestinationType ?? Amazon.IoTManagedIntegrations.DeliveryDestinationType.KINESIS,
            RoleArn = RoleArn,
            Description = string.IsNullOrEmpty(Description) ? null : Description,
            ClientToken = ClientToken,
        };
        Create($"destination '{Name}'", cancellation => Client.CreateDestinationAsync(request, cancellation));
    }
}
