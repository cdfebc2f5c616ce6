using System.Management.Automation;
using System.Runtime.CompilerServices;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists managed things, or gets those that are given by id, ARN or name.</summary>
[Cmdlet(VerbsCommon.Get, "MIManagedThing")]
[OutputType(typeof(ManagedThingSummary), typeof(GetManagedThingResponse))]
public sealed class GetManagedThing : GetResourceCmdlet<ManagedThingSummary, GetManagedThingResponse>
{
    /// <summary>Managed things: ids, ARNs, names or objects; or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name", "ManagedThingId", "Identifier")]
    [ReferenceTransformation("ManagedThing")]
    [ArgumentCompleter(typeof(ManagedThingCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? ManagedThing { get; set; }

    /// <summary>Only things of this owner.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Owner { get; set; }

    /// <summary>Only controllers, or only devices.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<Role>))]
    public Role? Role { get; set; }

    /// <summary>Only the thing with this serial number.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SerialNumber { get; set; }

    /// <summary>Only things that are provisioned so far.</summary>
    [Parameter]
    [Alias("Status")]
    [ArgumentCompleter(typeof(ConstantCompleter<ProvisioningStatus>))]
    public ProvisioningStatus? ProvisioningStatus { get; set; }

    /// <summary>Only devices behind this controller: its object, id, ARN or name.</summary>
    [Parameter]
    [Alias("ParentControllerId", "Controller")]
    [ReferenceTransformation("ManagedThing")]
    [ArgumentCompleter(typeof(ControllerCompleter))]
    public ResourceReference? ParentController { get; set; }

    /// <summary>Only things with this credential locker: its object, id, ARN or name.</summary>
    [Parameter]
    [Alias("CredentialLockerId")]
    [ReferenceTransformation("CredentialLocker")]
    [ArgumentCompleter(typeof(CredentialLockerCompleter))]
    public ResourceReference? CredentialLocker { get; set; }

    /// <summary>Only devices behind this connector destination: its object, id or name.</summary>
    [Parameter]
    [Alias("ConnectorDestinationId")]
    [ReferenceTransformation("ConnectorDestination")]
    [ArgumentCompleter(typeof(ConnectorDestinationCompleter))]
    public ResourceReference? ConnectorDestination { get; set; }

    /// <summary>Only the device that a third party's cloud has under this id.</summary>
    [Parameter]
    [Alias("ConnectorDeviceId")]
    [ValidateNotNullOrEmpty]
    public string? ConnectorDevice { get; set; }

    private protected override void Process() => GetOrList(Resources.ManagedThings, ManagedThing, ListAsync, IsWantedAsync);

    private async Task<bool> IsWantedAsync(GetManagedThingResponse thing, CancellationToken cancellation) =>
        (await QueryAsync(cancellation).ConfigureAwait(false)).Matches(thing);

    private async IAsyncEnumerable<IReadOnlyList<ManagedThingSummary>> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = await QueryAsync(cancellation).ConfigureAwait(false);
        await foreach (var page in query.ListAsync(Service, PageSize, cancellation).ConfigureAwait(false)) yield return page;
    }

    private async Task<ManagedThingQuery> QueryAsync(CancellationToken cancellation) => new()
    {
        Owner = Owner,
        Role = Role,
        SerialNumber = SerialNumber,
        ProvisioningStatus = ProvisioningStatus,
        ParentControllerId = await References.MaybeIdAsync(Resources.ManagedThings, ParentController, cancellation).ConfigureAwait(false),
        CredentialLockerId = await References.MaybeIdAsync(Resources.CredentialLockers, CredentialLocker, cancellation).ConfigureAwait(false),
        ConnectorDestinationId = await References.MaybeIdAsync(Resources.ConnectorDestinations, ConnectorDestination, cancellation).ConfigureAwait(false),
        ConnectorDeviceId = ConnectorDevice,
    };
}
