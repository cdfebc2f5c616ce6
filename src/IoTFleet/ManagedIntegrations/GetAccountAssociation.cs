using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists associations with accounts of third parties, or gets those that are given by id, ARN or name.</summary>
[Cmdlet(VerbsCommon.Get, "MIAccountAssociation")]
[OutputType(typeof(AccountAssociationItem), typeof(GetAccountAssociationResponse))]
public sealed class GetAccountAssociation : GetResourceCmdlet<AccountAssociationItem, GetAccountAssociationResponse>
{
    /// <summary>Account associations: ids, ARNs, names or objects; or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name", "AccountAssociationId")]
    [ReferenceTransformation("AccountAssociation")]
    [ArgumentCompleter(typeof(AccountAssociationCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? AccountAssociation { get; set; }

    /// <summary>Only associations through this connector destination: its object, id or name.</summary>
    [Parameter]
    [Alias("ConnectorDestinationId")]
    [ReferenceTransformation("ConnectorDestination")]
    [ArgumentCompleter(typeof(ConnectorDestinationCompleter))]
    public ResourceReference? ConnectorDestination { get; set; }

    private protected override void Process() => GetOrListOf(
        Resources.AccountAssociations,
        AccountAssociation,
        Resources.ConnectorDestinations,
        ConnectorDestination,
        (id, cancellation) => Pages.ReadAsync(
            Client.Paginators.ListAccountAssociations(new ListAccountAssociationsRequest { ConnectorDestinationId = id, MaxResults = PageSize }).Responses, r => r.Items, r => r.NextToken, cancellation),
        association => association.ConnectorDestinationId);
}
