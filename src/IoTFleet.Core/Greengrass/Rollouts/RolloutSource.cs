namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>Where the figures of a rollout come from.</summary>
public enum RolloutSource
{
    /// <summary>The job's executions, the group's members and the devices' effective deployments: everything.</summary>
    JobAndGroup,

    /// <summary>The job's executions and the devices' effective deployments. Who joined or left the group is not known.</summary>
    Job,

    /// <summary>The effective deployments of the one device that is the target: everything.</summary>
    Device,

    /// <summary>Greengrass alone: only devices that have at some time succeeded in a deployment to the group are seen.</summary>
    GreengrassOnly,
}
