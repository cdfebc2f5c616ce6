using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Tells the service, as a cloud connector does, what happened in the cloud of a third party: devices found, events, answers to commands.</summary>
[Cmdlet(VerbsCommunications.Send, "MIConnectorEvent", SupportsShouldProcess = true)]
[OutputType(typeof(SendConnectorEventResponse))]
public sealed class SendConnectorEvent : ManagedIntegrationsCmdlet
{
    /// <summary>The cloud connector: its object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectorId", "CloudConnectorId")]
    [ReferenceTransformation("CloudConnector")]
    [ArgumentCompleter(typeof(CloudConnectorCompleter))]
    public ResourceReference? CloudConnector { get; set; }

    /// <summary>What happened.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ConstantTransformation]
    [ArgumentCompleter(typeof(ConstantCompleter<ConnectorEventOperation>))]
    public ConnectorEventOperation? Operation { get; set; }

    /// <summary>The version of the operation.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? OperationVersion { get; set; }

    /// <summary>Whom it concerns, as the third party knows the end user.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? UserId { get; set; }

    /// <summary>How it went, as an HTTP status, 100 to 550.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(int))]
    public int? StatusCode { get; set; }

    /// <summary>What is to be said of it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>The discovery that devices were found for: its object or id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DeviceDiscoveryId")]
    [ReferenceTransformation("DeviceDiscovery")]
    [ArgumentCompleter(typeof(DeviceDiscoveryCompleter))]
    public ResourceReference? DeviceDiscovery { get; set; }

    /// <summary>The device, as the third party knows it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ConnectorDeviceId { get; set; }

    /// <summary>The trace id of the command that is answered.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? TraceId { get; set; }

    /// <summary>The devices found, with what they can do, as hashtables, JSON or objects.</summary>
    [Parameter]
    [StructureTransformation(typeof(Device))]
    public Device[]? Device { get; set; }

    /// <summary>What changed, in terms of Matter, as hashtable, JSON or object.</summary>
    [Parameter]
    [StructureTransformation(typeof(MatterEndpoint))]
    public MatterEndpoint? MatterEndpoint { get; set; }

    private protected override void Process()
    {
        var request = new SendConnectorEventRequest
        {
            Operation = Operation,
            OperationVersion = OperationVersion,
            UserId = UserId,
            StatusCode = StatusCode,
            Message = Message,
            DeviceDiscoveryId = DeviceDiscovery?.Id ?? DeviceDiscovery?.Text,
            ConnectorDeviceId = ConnectorDeviceId,
            TraceId = TraceId,
            Devices = Device?.ToList(),
            MatterEndpoint = MatterEndpoint,
        };
        var secrets = new[] { UserId, Message, ConnectorDeviceId }.Select(text => string.IsNullOrEmpty(text) ? null : new SecretText(text!)).ToArray();
        Change(
            Resources.CloudConnectors,
            [CloudConnector!],
            $"Send event {Operation}",
            (id, cancellation) =>
            {
                request.ConnectorId = id;
                return SecretText.HideAsync(Client.SendConnectorEventAsync(request, cancellation), secrets);
            },
            (_, _, answer) => WriteObject(answer));
    }
}
