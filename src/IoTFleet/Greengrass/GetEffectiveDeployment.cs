using System.Management.Automation;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists the deployments that apply to core devices, directly or through their thing groups, with what became of them there.</summary>
[Cmdlet(VerbsCommon.Get, "GGEffectiveDeployment")]
[OutputType(typeof(EffectiveDeployment))]
public sealed class GetEffectiveDeployment : BulkCmdlet
{
    /// <summary>Names of core devices.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName", "ThingName", "Name")]
    [ValidateNotNullOrEmpty]
    public string[] CoreDevice { get; set; } = [];

    /// <summary>Only deployments with one of these statuses on the device, such as FAILED.</summary>
    [Parameter]
    [Alias("CoreDeviceExecutionStatus")]
    [ArgumentCompleter(typeof(ConstantCompleter<EffectiveDeploymentExecutionStatus>))]
    [ValidateNotNullOrEmpty]
    public EffectiveDeploymentExecutionStatus[]? Status { get; set; }

    /// <summary>How many deployments a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        foreach (var name in CoreDevice)
            RunList(
                name,
                $"effective deployments of core device '{name}'",
                cancellation => Pages.ReadAsync(
                    Service.Greengrass.Paginators.ListEffectiveDeployments(new ListEffectiveDeploymentsRequest { CoreDeviceThingName = name, MaxResults = PageSize }).Responses,
                    r => r.EffectiveDeployments,
                    r => r.NextToken,
                    cancellation),
                deployment =>
                {
                    if (Status?.Contains(deployment.CoreDeviceExecutionStatus) != false) WriteObject(deployment.With("CoreDeviceThingName", name));
                });
    }
}
