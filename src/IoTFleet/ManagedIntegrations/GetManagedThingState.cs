using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Gets what state managed things are in: one object for each property of each capability.</summary>
[Cmdlet(VerbsCommon.Get, "MIManagedThingState")]
[OutputType(typeof(ManagedThingProperty), typeof(GetManagedThingStateResponse))]
public sealed class GetManagedThingState : ManagedThingCmdlet
{
    /// <summary>Writes the state in the service's own structure, one object for each thing.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    private protected override void Process() => ForEachThing(
        "state of",
        (id, cancellation) => Client.GetManagedThingStateAsync(new GetManagedThingStateRequest { ManagedThingId = id }, cancellation),
        (thing, id, state) =>
        {
            if (!Raw)
            {
                WriteObject(ManagedThingProperty.Of(id, thing.Name, state, DocumentConversion.ToObject), enumerateCollection: true);
                return;
            }

            foreach (var capability in (state.Endpoints ?? []).SelectMany(e => e.Capabilities ?? []))
                capability.With(nameof(capability.Properties), DocumentConversion.ToObject(capability.Properties));
            WriteObject(state.With("ManagedThingId", id));
        });
}
