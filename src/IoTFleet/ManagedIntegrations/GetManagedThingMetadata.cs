using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Gets the notes on managed things: names with texts.</summary>
[Cmdlet(VerbsCommon.Get, "MIManagedThingMetadata")]
[OutputType(typeof(GetManagedThingMetaDataResponse))]
public sealed class GetManagedThingMetadata : ManagedThingCmdlet
{
    private protected override void Process() => ForEachThing(
        "metadata of",
        (id, cancellation) => Client.GetManagedThingMetaDataAsync(new GetManagedThingMetaDataRequest { Identifier = id }, cancellation));
}
