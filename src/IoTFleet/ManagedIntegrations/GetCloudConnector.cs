using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists cloud connectors, or gets those that are given by id or name.</summary>
[Cmdlet(VerbsCommon.Get, "MICloudConnector")]
[OutputType(typeof(ConnectorItem), typeof(GetCloudConnectorResponse))]
public sealed class GetCloudConnector : GetResourceCmdlet<ConnectorItem, GetCloudConnectorResponse>
{
    /// <summary>Cloud connectors: ids, names or objects; or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name", "CloudConnectorId")]
    [ReferenceTransformation("CloudConnector")]
    [ArgumentCompleter(typeof(CloudConnectorCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? CloudConnector { get; set; }

    /// <summary>Only LISTED ones, which everybody may use, or only UNLISTED ones, which are your own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<CloudConnectorType>))]
    public CloudConnectorType? Type { get; set; }

    /// <summary>Only the connector of the Lambda function with this ARN.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectorLambdaCompleter))]
    [ValidateNotNullOrEmpty]
    public string? LambdaArn { get; set; }

    private protected override void Process() => GetOrList(
        Resources.CloudConnectors,
        CloudConnector,
        cancellation => Pages.ReadAsync(
            Client.Paginators.ListCloudConnectors(new ListCloudConnectorsRequest { Type = Type, LambdaArn = LambdaArn, MaxResults = PageSize }).Responses, r => r.Items, r => r.NextToken, cancellation),
        (connector, _) => Task.FromResult((Type is null || Type == connector.Type) && (LambdaArn is null || LambdaArn == connector.EndpointConfig?.Lambda?.Arn)));
}
