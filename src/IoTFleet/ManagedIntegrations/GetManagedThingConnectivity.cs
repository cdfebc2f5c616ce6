using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Gets whether managed things are connected, since when, and if not, why.</summary>
[Cmdlet(VerbsCommon.Get, "MIManagedThingConnectivity")]
[OutputType(typeof(GetManagedThingConnectivityDataResponse))]
public sealed class GetManagedThingConnectivity : ManagedThingCmdlet
{
    private protected override void Process() => ForEachThing(
        "connectivity of",
        (id, cancellation) => Client.GetManagedThingConnectivityDataAsync(new GetManagedThingConnectivityDataRequest { Identifier = id }, cancellation));
}
