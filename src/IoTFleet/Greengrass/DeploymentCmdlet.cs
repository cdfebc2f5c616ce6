using System.Management.Automation;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>A cmdlet for deployments that are named by id, by object, or by the target whose latest revision they are.</summary>
public abstract class DeploymentCmdlet : BulkCmdlet
{
    /// <summary>Ids of deployments, or objects that have a DeploymentId.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [DeploymentIdTransformation("ThingGroup", "ThingGroupName", "GroupName", "CoreDevice", "CoreDeviceThingName")]
    [ValidateNotNullOrEmpty]
    public string[] DeploymentId { get; set; } = [];

    /// <summary>Names of thing groups: the latest deployment to each.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ThingGroup", ValueFromPipelineByPropertyName = true)]
    [Alias("ThingGroupName", "GroupName")]
    [ValidateNotNullOrEmpty]
    public string[] ThingGroup { get; set; } = [];

    /// <summary>Names of core devices: the latest deployment to each itself, not to its thing groups.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "CoreDevice", ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName")]
    [ValidateNotNullOrEmpty]
    public string[] CoreDevice { get; set; } = [];

    /// <summary>ARNs of things or thing groups: the latest deployment to each.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Arn")]
    [ValidateNotNullOrEmpty]
    public string[] TargetArn { get; set; } = [];

    /// <summary>The deployments of this input.</summary>
    private protected IEnumerable<DeploymentQuery> Queries => ParameterSetName switch
    {
        "ThingGroup" => ThingGroup.Select(name => new DeploymentQuery { ThingGroup = name }),
        "CoreDevice" => CoreDevice.Select(name => new DeploymentQuery { CoreDevice = name }),
        "Arn" => TargetArn.Select(arn => new DeploymentQuery { TargetArn = arn }),
        _ => DeploymentId.Select(id => new DeploymentQuery { DeploymentId = id }),
    };

    /// <summary>A status as it is shown: with what to type next.</summary>
    private protected static PSObject Shown(RolloutStatus status) => status.With("Next", RolloutAdvice.Next(status));
}
