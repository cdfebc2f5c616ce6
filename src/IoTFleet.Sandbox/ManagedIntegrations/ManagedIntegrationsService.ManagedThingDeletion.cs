using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private static readonly TimeSpan DeletionTime = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Deletes a managed thing. A device that is in use has to leave its network, which takes time and fails when the
    /// device cannot be reached; with Force the service does not wait for it.
    /// </summary>
    protected override DeleteManagedThingResponse DeleteManagedThing(DeleteManagedThingRequest request)
    {
        var thing = Thing(request.Identifier);
        if (request.Force == true || !IsInUse(thing))
        {
            Remove(thing);
            return new DeleteManagedThingResponse();
        }

        if (thing.Status == ProvisioningStatus.DELETE_IN_PROGRESS) throw Conflict("The managed thing is being deleted.");
        if (thing.Registrations.Count > 0) throw Conflict("The managed thing is registered with an account association.");
        var wasReachable = IsReachable(thing);
        thing.Status = ProvisioningStatus.DELETE_IN_PROGRESS;
        thing.UpdatedAt = Now;
        Lifecycle(thing);
        _timeline.After(DeletionTime, () => FinishDeletion(thing, wasReachable));
        return new DeleteManagedThingResponse();
    }

    // What was never found, or was cut off from its controller for good, has nothing to leave.
    private static bool IsInUse(ManagedThing thing) =>
        thing.Registrations.Count > 0
        || !(thing.Status == ProvisioningStatus.UNASSOCIATED || thing.Status == ProvisioningStatus.PRE_ASSOCIATED || thing.Status == ProvisioningStatus.ISOLATED);

    private void FinishDeletion(ManagedThing thing, bool wasReachable)
    {
        if (!Exists(thing)) return;
        if (wasReachable && thing.Connected && Controller(thing) is not { Connected: false })
        {
            Remove(thing);
            return;
        }

        thing.Status = ProvisioningStatus.DELETION_FAILED;
        thing.UpdatedAt = Now;
        Lifecycle(thing);
    }

    private void Remove(ManagedThing thing)
    {
        _things.Remove(thing.Id);
        _thingsByMaterial.Remove(thing.Material);
        if (_nearby.TryGetValue(thing.Material, out var device)) device.ManagedThingId = null;
        foreach (var registration in thing.Registrations) _registrations.Remove(registration.Key);
        if (thing.IsController) Orphan(thing);
        RemoveFromUpdates(thing);
        thing.Status = ProvisioningStatus.DELETED;
        Lifecycle(thing);
    }

    // The devices of a controller stay, out of reach.
    private void Orphan(ManagedThing controller)
    {
        foreach (var device in _things.All.Where(t => t.ParentControllerId == controller.Id))
        {
            device.ParentControllerId = null;
            device.Status = ProvisioningStatus.ISOLATED;
            device.UpdatedAt = Now;
            SetConnected(device, false, DisconnectReasonValue.CONNECTION_LOST);
            Lifecycle(device);
        }
    }
}
