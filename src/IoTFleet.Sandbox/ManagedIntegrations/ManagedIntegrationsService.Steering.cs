using Amazon.IoTManagedIntegrations;
using Amazon.Runtime.Documents;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    internal ManagedThing SteeredThing(string id) => Thing(id);

    internal void SetProperty(string thingId, string endpoint, string capability, string property, Document value)
    {
        var thing = Thing(thingId);
        var reported = thing.CurrentState.Find(endpoint, capability) ?? throw NotFound("capability", capability);
        if (reported[property] is null) throw NotFound("property", property);
        reported.Set(property, value, Now);
        Notify(EventType.DEVICE_EVENT, thing.Id, $"{capability} {property}");
        Notify(EventType.DEVICE_STATE, thing.Id, "");
    }
}
