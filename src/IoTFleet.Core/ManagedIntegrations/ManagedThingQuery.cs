using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>Which managed things are wanted. What is null does not matter.</summary>
public sealed record ManagedThingQuery
{
    /// <summary>All of them.</summary>
    public static ManagedThingQuery All { get; } = new();

    /// <summary>Their owner.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether they are controllers or devices.</summary>
    public Role? Role { get; init; }

    /// <summary>Their serial number.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>How far they are provisioned.</summary>
    public ProvisioningStatus? ProvisioningStatus { get; init; }

    /// <summary>The id of the controller that they are behind.</summary>
    public string? ParentControllerId { get; init; }

    /// <summary>The id of their credential locker.</summary>
    public string? CredentialLockerId { get; init; }

    /// <summary>The id of the connector destination that they are behind.</summary>
    public string? ConnectorDestinationId { get; init; }

    /// <summary>Their id in the third party's cloud.</summary>
    public string? ConnectorDeviceId { get; init; }

    /// <summary>The things, page by page.</summary>
    public IAsyncEnumerable<IReadOnlyList<ManagedThingSummary>> ListAsync(FleetSession session, int? pageSize, CancellationToken cancellation)
    {
        var request = new ListManagedThingsRequest
        {
            OwnerFilter = Owner,
            RoleFilter = Role,
            SerialNumberFilter = SerialNumber,
            ProvisioningStatusFilter = ProvisioningStatus,
            ParentControllerIdentifierFilter = ParentControllerId,
            CredentialLockerFilter = CredentialLockerId,
            ConnectorDestinationIdFilter = ConnectorDestinationId,
            ConnectorDeviceIdFilter = ConnectorDeviceId,
            MaxResults = pageSize,
        };
        return Pages.ReadAsync(session.ManagedIntegrations.Paginators.ListManagedThings(request).Responses, r => r.Items, r => r.NextToken, cancellation);
    }

    /// <summary>Whether a thing is one of them.</summary>
    public bool Matches(GetManagedThingResponse thing) =>
        (Owner is null || Owner == thing.Owner)
        && (Role is null || Role == thing.Role)
        && (SerialNumber is null || SerialNumber == thing.SerialNumber)
        && (ProvisioningStatus is null || ProvisioningStatus == thing.ProvisioningStatus)
        && (ParentControllerId is null || ParentControllerId == thing.ParentControllerId)
        && (CredentialLockerId is null || CredentialLockerId == thing.CredentialLockerId)
        && (ConnectorDestinationId is null || ConnectorDestinationId == thing.ConnectorDestinationId)
        && (ConnectorDeviceId is null || ConnectorDeviceId == thing.ConnectorDeviceId);
}
