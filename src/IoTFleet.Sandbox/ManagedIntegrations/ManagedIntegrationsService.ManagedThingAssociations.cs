using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private static readonly TimeSpan RegistrationTime = TimeSpan.FromSeconds(10);
    private readonly Table<ThingRegistration> _registrations = new(r => r.Key);

    /// <summary>Registers a device with an account. The same again does nothing more.</summary>
    protected override RegisterAccountAssociationResponse RegisterAccountAssociation(RegisterAccountAssociationRequest request)
    {
        var thing = Thing(request.ManagedThingId);
        var association = Association(request.AccountAssociationId);
        var discovery = Discovery(request.DeviceDiscoveryId);
        if (thing.IsController) throw Invalid("A controller is not registered with account associations.");
        if (discovery.Type != DiscoveryType.CLOUD) throw Invalid("The discovery of 'DeviceDiscoveryId' is not of the type CLOUD.");
        if (association.State != AssociationState.ASSOCIATION_SUCCEEDED) throw Conflict($"The account association is in the state {association.State}.");
        if (_registrations.Find(ThingRegistration.KeyOf(thing.Id, association.Id)) is null)
        {
            var registration = AddRegistration(thing, association);
            _timeline.After(RegistrationTime, () => Complete(thing, registration));
        }

        return new RegisterAccountAssociationResponse
        {
            ManagedThingId = thing.Id,
            AccountAssociationId = association.Id,
            DeviceDiscoveryId = discovery.Id,
        };
    }

    protected override DeregisterAccountAssociationResponse DeregisterAccountAssociation(DeregisterAccountAssociationRequest request)
    {
        var thing = Thing(request.ManagedThingId);
        Association(request.AccountAssociationId);
        var registration = _registrations.Find(ThingRegistration.KeyOf(thing.Id, request.AccountAssociationId))
            ?? throw NotFound("managed-thing-association", $"{request.ManagedThingId}/{request.AccountAssociationId}");
        _registrations.Remove(registration.Key);
        thing.Registrations.Remove(registration);
        if (thing.Registrations.Count > 0) return new DeregisterAccountAssociationResponse();
        thing.Status = ProvisioningStatus.UNASSOCIATED;
        thing.UpdatedAt = Now;
        SetConnected(thing, false, DisconnectReasonValue.SERVER_INITIATED_DISCONNECT);
        Lifecycle(thing);
        return new DeregisterAccountAssociationResponse();
    }

    protected override ListManagedThingAccountAssociationsResponse ListManagedThingAccountAssociations(ListManagedThingAccountAssociationsRequest request)
    {
        bool Matches(ThingRegistration registration) =>
            (request.ManagedThingId is null || registration.ManagedThingId == request.ManagedThingId)
            && (request.AccountAssociationId is null || registration.AccountAssociationId == request.AccountAssociationId);

        var (items, next) = Page(_registrations, request.MaxResults, request.NextToken, Matches, request.ManagedThingId, request.AccountAssociationId);
        return new ListManagedThingAccountAssociationsResponse
        {
            Items = items.ConvertAll(r => new ManagedThingAssociation
            {
                ManagedThingId = r.ManagedThingId,
                AccountAssociationId = r.AccountAssociationId,
                ManagedThingAssociationStatus = r.Status,
            }),
            NextToken = next,
        };
    }

    private ThingRegistration AddRegistration(ManagedThing thing, AccountAssociation association)
    {
        var registration = new ThingRegistration(thing.Id, association.Id);
        _registrations.Add(registration);
        thing.Registrations.Add(registration);
        thing.ConnectorDestinationId ??= association.ConnectorDestinationId;
        return registration;
    }

    private void Complete(ManagedThing thing, ThingRegistration registration)
    {
        if (!Exists(thing) || !thing.Registrations.Contains(registration)) return;
        registration.Status = ManagedThingAssociationStatus.ASSOCIATED;
        if (thing.Status == ProvisioningStatus.ACTIVATED) return;
        thing.Report ??= Capabilities.DeviceKind.CloudLamp.Report;
        thing.Status = ProvisioningStatus.DISCOVERED;
        Activate(thing);
    }
}
