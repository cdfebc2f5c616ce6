using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lets events of some types be told to a destination.</summary>
[Cmdlet(VerbsCommon.New, "MINotificationConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(CreateNotificationConfigurationResponse))]
public sealed class NewNotificationConfiguration : CreateCmdlet
{
    /// <summary>Event types.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ConstantTransformation]
    [ArgumentCompleter(typeof(ConstantCompleter<EventType>))]
    public EventType[] EventType { get; set; } = [];

    /// <summary>The destination: its object or name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("DestinationName")]
    [ReferenceTransformation("Destination")]
    [ArgumentCompleter(typeof(DestinationCompleter))]
    public ResourceReference? Destination { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Process()
    {
        foreach (var type in EventType)
        {
            var request = new CreateNotificationConfigurationRequest { EventType = type, DestinationName = Destination!.Text, ClientToken = ClientToken };
            Create($"notification configuration '{type}'", cancellation => Client.CreateNotificationConfigurationAsync(request, cancellation), made => WriteObject(made.With("DestinationName", request.DestinationName)), PipelineInput.Of(this) is null ? type : null);
        }
    }
}
