using System.Management.Automation;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists the deployments that apply to core devices, directly or through their thing groups, with what became of them there.</summary>
[Cmdlet(VerbsCommon.Get, "GGEffectiveDeployment")]
[OutputType(typeof(CoreDeviceDeployment))]
public sealed class GetEffectiveDeployment : CoreDeviceCmdlet
{
    /// <summary>Only deployments with one of these statuses on the device, such as FAILED.</summary>
    [Parameter]
    [Alias("CoreDeviceExecutionStatus")]
    [ArgumentCompleter(typeof(ConstantCompleter<EffectiveDeploymentExecutionStatus>))]
    [ValidateNotNullOrEmpty]
    public EffectiveDeploymentExecutionStatus[]? Status { get; set; }

    private protected override void Process() =>
        ListEach(
            "effective deployments",
            name => Service.Greengrass.Paginators.ListEffectiveDeployments(new ListEffectiveDeploymentsRequest { CoreDeviceThingName = name, MaxResults = PageSize }).Responses,
            r => r.EffectiveDeployments,
            r => r.NextToken,
            (deployment, device) => new CoreDeviceDeployment(deployment, device),
            deployment => Status?.Contains(deployment.CoreDeviceExecutionStatus) != false);
}
