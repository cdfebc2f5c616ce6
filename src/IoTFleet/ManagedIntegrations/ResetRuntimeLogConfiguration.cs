using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lets managed things log what they log when nobody says otherwise.</summary>
[Cmdlet(VerbsCommon.Reset, "MIRuntimeLogConfiguration", SupportsShouldProcess = true)]
public sealed class ResetRuntimeLogConfiguration : ManagedThingCmdlet
{
    private protected override void Process() => Change(
        Resources.ManagedThings,
        ManagedThing,
        "Reset runtime log configuration",
        (id, cancellation) => Client.ResetRuntimeLogConfigurationAsync(new ResetRuntimeLogConfigurationRequest { ManagedThingId = id }, cancellation));
}
