using System.Management.Automation;
using System.Runtime.CompilerServices;
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

    private protected override void Process() => GetOrList(Resources.ConnectorDestinations, ConnectorDestination, ListAsync, async (destination, cancellation) =>
        CloudConnector is null || await ConnectorAsync(cancellation).ConfigureAwait(false) == destination.CloudConnectorId);

    private async IAsyncEnumerable<IReadOnlyList<ConnectorDestinationSummary>> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListConnectorDestinationsRequest { CloudConnectorId = await ConnectorAsync(cancellation).ConfigureAwait(false), MaxResults = PageSize };
        var pages = Pages.ReadAsync(Client.Paginators.ListConnectorDestinations(request).Responses, r => r.ConnectorDestinationList, r => r.NextToken, cancellation);
        await foreach (var page in pages.ConfigureAwait(false)) yield return page;
    }

    private Task<string?> ConnectorAsync(CancellationToken cancellation) => References.MaybeIdAsync(Resources.CloudConnectors, CloudConnector, cancellation);
}
