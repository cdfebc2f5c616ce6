using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    protected override GetManagedThingConnectivityDataResponse GetManagedThingConnectivityData(GetManagedThingConnectivityDataRequest request)
    {
        var thing = Thing(request.Identifier);
        var controller = Controller(thing);
        var isCut = thing.Connected && controller is { Connected: false };
        return new GetManagedThingConnectivityDataResponse
        {
            ManagedThingId = thing.Id,
            Connected = thing.Connected && !isCut,
            Timestamp = isCut ? controller!.ConnectivityAt : thing.ConnectivityAt,
            DisconnectReason = isCut ? DisconnectReasonValue.CONNECTION_LOST : thing.DisconnectReason,
        };
    }

    internal void Connect(ManagedThing thing)
    {
        SetConnected(thing, true, DisconnectReasonValue.NONE);
        if (thing.IsController)
        {
            foreach (var device in _things.All.Where(t => t.ParentControllerId == thing.Id).ToList()) ResumeUpdates(device);
            FindWaiting(thing);
        }

        ResumeUpdates(thing);
    }

    internal void Disconnect(ManagedThing thing, DisconnectReasonValue reason) => SetConnected(thing, false, reason);

    /// <summary>Whether a command gets through to the thing: it is on line, and so is what it is reached through.</summary>
    private bool IsReachable(ManagedThing thing) =>
        thing.Status == ProvisioningStatus.ACTIVATED
        && thing.Connected
        && Controller(thing) is not { Connected: false }
        && (!thing.IsCloud || thing.Registrations.Exists(IsLinked));

    private bool IsLinked(ThingRegistration registration) =>
        registration.Status == ManagedThingAssociationStatus.ASSOCIATED
        && _associations.Find(registration.AccountAssociationId)?.State == AssociationState.ASSOCIATION_SUCCEEDED;

    private ManagedThing? Controller(ManagedThing thing) => _things.Find(thing.ParentControllerId);

    private void SetConnected(ManagedThing thing, bool connected, DisconnectReasonValue reason)
    {
        thing.Connected = connected;
        thing.ConnectivityAt = Now;
        thing.DisconnectReason = reason;
    }
}
