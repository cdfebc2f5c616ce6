using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes managed things. A device that is in use is told to leave its network first, which takes its time.</summary>
[Cmdlet(VerbsCommon.Remove, "MIManagedThing", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveManagedThing : ManagedThingCmdlet
{
    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Removes the thing from the service whether or not its device can be reached: what the service itself calls force.</summary>
    [Parameter]
    public SwitchParameter ForceDelete { get; set; }

    private protected override void Process() => Remove(
        Resources.ManagedThings,
        ManagedThing,
        Force,
        (id, cancellation) => Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = id, Force = ForceDelete ? true : null }, cancellation));
}
