using Amazon.IoTManagedIntegrations;
using IoTFleet.Sandbox.ManagedIntegrations.Capabilities;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

/// <summary>
/// How a managed thing comes to life. A controller that is created is plugged in shortly after. A device with a bar code
/// waits for a controller that has its credential locker. A device that was discovered is reached by who found it.
/// </summary>
internal sealed partial class ManagedIntegrationsService
{
    private static readonly TimeSpan ControllerStartTime = TimeSpan.FromSeconds(10), SimpleSetupTime = TimeSpan.FromSeconds(20), ActivationTime = TimeSpan.FromSeconds(10);

    private void Onboard(ManagedThing thing)
    {
        if (thing.IsController) _timeline.After(ControllerStartTime, () => StartController(thing));
        else if (thing.MaterialType == AuthMaterialType.PRE_ONBOARDED_CLOUD)
        {
            // The material is the identifier that the third party's cloud has for the device.
            thing.Status = ProvisioningStatus.PRE_ASSOCIATED;
            thing.ConnectorDeviceId = thing.Material;
        }
        else if (thing.CredentialLockerId is not null) AwaitController(thing);
    }

    /// <summary>Makes a discovered device a managed thing of the controller, or of the connector, that found it.</summary>
    private void Meet(ManagedThing thing, NearbyDevice device)
    {
        device.ManagedThingId = thing.Id;
        thing.Status = ProvisioningStatus.DISCOVERED;
        thing.ParentControllerId = device.ControllerId;
        thing.ConnectorDestinationId = device.ConnectorDestinationId;
        thing.ConnectorDeviceId = device.ConnectorDeviceId;
        Lifecycle(thing);

        // A cloud device cannot be commanded before it is registered with an account association.
        if (!thing.IsCloud) _timeline.After(ActivationTime, () => Activate(thing));
    }

    private void StartController(ManagedThing controller)
    {
        if (!Exists(controller) || controller.Status != ProvisioningStatus.UNASSOCIATED) return;
        controller.UpdatedAt = Now;
        controller.Report ??= DeviceKind.Hub.Report;
        controller.Status = ProvisioningStatus.DISCOVERED;
        Activate(controller);
        FindWaiting(controller);
    }

    private void LockerChanged(ManagedThing thing)
    {
        if (thing.IsController) FindWaiting(thing);
        else if (thing.Status == ProvisioningStatus.UNASSOCIATED || thing.Status == ProvisioningStatus.PRE_ASSOCIATED) AwaitController(thing);
    }

    private void AwaitController(ManagedThing device)
    {
        device.Status = ProvisioningStatus.PRE_ASSOCIATED;
        _timeline.After(SimpleSetupTime, () => SetUp(device));
    }

    private void FindWaiting(ManagedThing controller)
    {
        if (controller.CredentialLockerId is not { } locker || controller.Status != ProvisioningStatus.ACTIVATED) return;
        foreach (var device in _things.All.Where(t => t.Status == ProvisioningStatus.PRE_ASSOCIATED && t.CredentialLockerId == locker))
            _timeline.After(SimpleSetupTime, () => SetUp(device));
    }

    private void SetUp(ManagedThing device)
    {
        if (!Exists(device) || device.Status != ProvisioningStatus.PRE_ASSOCIATED) return;
        var controller = _things.All.FirstOrDefault(t => t.IsController && t.CredentialLockerId == device.CredentialLockerId && IsReachable(t));
        if (controller is null) return;
        device.UpdatedAt = Now;
        device.ParentControllerId = controller.Id;
        device.Report ??= DeviceKind.Lamp.Report;
        device.Status = ProvisioningStatus.DISCOVERED;
        Lifecycle(device);
        _timeline.After(ActivationTime, () => Activate(device));
    }

    private void Activate(ManagedThing thing)
    {
        if (!Exists(thing) || thing.Status != ProvisioningStatus.DISCOVERED) return;
        thing.Status = ProvisioningStatus.ACTIVATED;
        thing.ActivatedAt = thing.UpdatedAt = Now;
        Lifecycle(thing);
        Connect(thing);
        TargetByQueries(thing);
    }

    private bool Exists(ManagedThing thing) => ReferenceEquals(_things.Find(thing.Id), thing);

    private void Lifecycle(ManagedThing thing) => Notify(EventType.DEVICE_LIFE_CYCLE, thing.Id, thing.Status.Value);
}
