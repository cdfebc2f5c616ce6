using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists which managed things are registered with which account associations: of things, of an association, or all.</summary>
[Cmdlet(VerbsCommon.Get, "MIManagedThingAssociation")]
[OutputType(typeof(ManagedThingAssociation))]
public sealed class GetManagedThingAssociation : ManagedIntegrationsCmdlet
{
    /// <summary>Managed things: objects, ids, ARNs or names.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ManagedThingId", "Id")]
    [ReferenceTransformation("ManagedThing")]
    [ArgumentCompleter(typeof(ManagedThingCompleter))]
    public ResourceReference[]? ManagedThing { get; set; }

    /// <summary>Only registrations with this account association: its object, id, ARN or name.</summary>
    [Parameter]
    [Alias("AccountAssociationId")]
    [ReferenceTransformation("AccountAssociation")]
    [ArgumentCompleter(typeof(AccountAssociationCompleter))]
    public ResourceReference? AccountAssociation { get; set; }

    /// <summary>How many registrations a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        if (ManagedThing is null) RunList(null, "list of registrations", cancellation => ListAsync(null, cancellation));
        else ListEach(Resources.ManagedThings, ManagedThing, "registrations of", ListAsync, (_, _, item) => WriteObject(item));
    }

    private async IAsyncEnumerable<IReadOnlyList<ManagedThingAssociation>> ListAsync(string? thing, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListManagedThingAccountAssociationsRequest
        {
            ManagedThingId = thing,
            AccountAssociationId = await References.MaybeIdAsync(Resources.AccountAssociations, AccountAssociation, cancellation).ConfigureAwait(false),
            MaxResults = PageSize,
        };
        var pages = Pages.ReadAsync(Client.Paginators.ListManagedThingAccountAssociations(request).Responses, r => r.Items, r => r.NextToken, cancellation);
        await foreach (var page in pages.ConfigureAwait(false)) yield return page;
    }
}
