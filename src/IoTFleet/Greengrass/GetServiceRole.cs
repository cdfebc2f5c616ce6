using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Gets the role that Greengrass has in the account and region.</summary>
[Cmdlet(VerbsCommon.Get, "GGServiceRole")]
[OutputType(typeof(GetServiceRoleForAccountResponse))]
public sealed class GetServiceRole : FleetCmdlet
{
    private protected override void Process() =>
        Run(null, "service role", cancellation => Service.Greengrass.GetServiceRoleForAccountAsync(new GetServiceRoleForAccountRequest(), cancellation));
}
