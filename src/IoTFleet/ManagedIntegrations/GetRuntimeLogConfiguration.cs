using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Gets what managed things log by themselves.</summary>
[Cmdlet(VerbsCommon.Get, "MIRuntimeLogConfiguration")]
[OutputType(typeof(GetRuntimeLogConfigurationResponse))]
public sealed class GetRuntimeLogConfiguration : ManagedThingCmdlet
{
    private protected override void Process() => ForEachThing(
        "runtime log configuration of",
        (id, cancellation) => Client.GetRuntimeLogConfigurationAsync(new GetRuntimeLogConfigurationRequest { ManagedThingId = id }, cancellation));
}
