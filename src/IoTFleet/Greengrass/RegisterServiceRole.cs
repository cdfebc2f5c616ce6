using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Gives Greengrass a role in the account and region, in place of the one it has.</summary>
[Cmdlet(VerbsLifecycle.Register, "GGServiceRole", SupportsShouldProcess = true)]
[OutputType(typeof(AssociateServiceRoleToAccountResponse))]
public sealed class RegisterServiceRole : FleetCmdlet
{
    /// <summary>The role's ARN.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn")]
    [ArgumentCompleter(typeof(ServiceRoleCompleter))]
    [ValidateNotNullOrEmpty]
    public string? RoleArn { get; set; }

    /// <summary>Writes the service's answer, with the time.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        var arn = RoleArn!;
        if (ShouldProcess($"role '{arn}'", "Associate with Greengrass in this account"))
            Run(arn, $"service role '{arn}'", cancellation => Service.Greengrass.AssociateServiceRoleToAccountAsync(new AssociateServiceRoleToAccountRequest { RoleArn = arn }, cancellation), response =>
            {
                if (PassThru) WriteObject(response.With("RoleArn", arn));
            });
    }
}
