using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes from Greengrass the role that it has in the account and region. Without one, client devices and Lambda functions stop working.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "GGServiceRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class UnregisterServiceRole : FleetCmdlet
{
    /// <summary>Does it without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        if (Confirmed($"the service role of Greengrass in {Service.Region}", "Disassociate from the account", Force))
            Run(null, "service role", cancellation => Service.Greengrass.DisassociateServiceRoleFromAccountAsync(new DisassociateServiceRoleFromAccountRequest(), cancellation), static _ => { });
    }
}
