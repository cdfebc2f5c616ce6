using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Creates a cloud connector: a Lambda function that speaks with the cloud of a third party.</summary>
[Cmdlet(VerbsCommon.New, "MICloudConnector", SupportsShouldProcess = true)]
[OutputType(typeof(CreateCloudConnectorResponse))]
public sealed class NewCloudConnector : CreateCmdlet
{
    /// <summary>The connector's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The ARN of the Lambda function.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConnectorLambdaCompleter))]
    [ValidateNotNullOrEmpty]
    public string? LambdaArn { get; set; }

    /// <summary>What the connector's endpoint is. LAMBDA when absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<EndpointType>))]
    public EndpointType EndpointType { get; set; } = EndpointType.LAMBDA;

    /// <summary>What it is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Process()
    {
        var request = new CreateCloudConnectorRequest
        {
            Name = Name,
            EndpointConfig = new EndpointConfig { Lambda = new LambdaConfig { Arn = LambdaArn } },
            EndpointType = EndpointType,
            Description = string.IsNullOrEmpty(Description) ? null : Description,
            ClientToken = ClientToken,
        };
        Create($"cloud connector '{Name}'", cancellation => Client.CreateCloudConnectorAsync(request, cancellation), connector => WriteObject(connector.With("Name", request.Name)));
    }
}
