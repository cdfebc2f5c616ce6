using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists what managed things can do: one object for each capability of each endpoint.</summary>
[Cmdlet(VerbsCommon.Get, "MIManagedThingCapability")]
[OutputType(typeof(ManagedThingCapability), typeof(GetManagedThingCapabilitiesResponse))]
public sealed class GetManagedThingCapability : ManagedThingCmdlet
{
    /// <summary>Writes the capability report in the service's own structure, one object for each thing.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    private protected override void Process() => ForEachThing(
        "capabilities of",
        (id, cancellation) => Client.GetManagedThingCapabilitiesAsync(new GetManagedThingCapabilitiesRequest { Identifier = id }, cancellation),
        (thing, id, answer) =>
        {
            if (Raw) WriteObject(answer);
            else WriteObject(ManagedThingCapability.Of(id, thing.Name, answer.CapabilityReport), enumerateCollection: true);
        });
}
