using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists connector destinations, or gets those that are given by id or name, with how they authorize.</summary>
[Cmdlet(VerbsCommon.Get, "MIConnectorDestination")]
[OutputType(typeof(ConnectorDestinationSummary), typeof(GetConnectorDestinationResponse))]
public sealed class GetConnectorDestination : GetResourceCmdlet<ConnectorDestinationSummary, GetConnectorDestinationResponse>
{
    /// <summary>Connector destinations: ids, names or objects; or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name", "ConnectorDestinationId")]
    [ReferenceTransformation("ConnectorDestination")]
    [ArgumentCompleter(typeof(ConnectorDestinationCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? ConnectorDestination { get; set; }

    /// <summary>Only destinations of this cloud connector: its object, id or name.</summary>
    [Parameter]
    [Alias("CloudConnectorId")]
    [ReferenceTransformation("CloudConnector")]
    [ArgumentCompleter(typeof(CloudConnectorCompleter))]
    public ResourceReference? CloudConnector { get; set; }

    private protected override void Process() => GetOrListOf(
        Resources.ConnectorDestinations,
        ConnectorDestination,
        Resources.CloudConnectors,
        CloudConnector,
        (id, cancellation) => Pages.ReadAsync(
            Client.Paginators.ListConnectorDestinations(new ListConnectorDestinationsRequest { CloudConnectorId = id, MaxResults = PageSize }).Responses, r => r.ConnectorDestinationList, r => r.NextToken, cancellation),
        destination => destination.CloudConnectorId);
}
