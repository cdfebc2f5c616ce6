using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Sandbox.IoT;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>A deployment: one revision of what a target is to run.</summary>
internal sealed class DeploymentRevision : ITagged
{
    internal required string Id { get; init; }

    internal required string TargetArn { get; init; }

    /// <summary>The group it is for; null when it is for a thing.</summary>
    internal required ThingGroup? Group { get; init; }

    /// <summary>The group whose deployment it stands in for on its own target's devices.</summary>
    internal required ThingGroup? Parent { get; init; }

    internal required int Revision { get; init; }

    internal required string? Name { get; init; }

    internal required Dictionary<string, ComponentDeploymentSpecification> Components { get; init; }

    internal required DeploymentPolicies Policies { get; init; }

    internal required DeploymentIoTJobConfiguration? JobConfiguration { get; init; }

    internal required DateTime CreatedAt { get; init; }

    /// <summary>How many deployments came before it, of all targets.</summary>
    internal required int Sequence { get; init; }

    internal DeviceJob Job { get; set; } = null!;

    /// <summary>Which devices it breaks, by its configuration and its components' recipes.</summary>
    internal required IReadOnlyList<BreakingComponent> Breaking { get; init; }

    internal bool IsLatest { get; set; } = true;

    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>What it replaces on a device: whatever came for the same target before, or for the parent it stands in for.</summary>
    internal string Scope => Parent?.Arn ?? TargetArn;

    /// <summary>The target in the notation of version requirements: thinggroup/NAME.</summary>
    internal string Source => TargetArn.Substring(TargetArn.LastIndexOf(':') + 1);

    internal bool RollsBack => Policies.FailureHandlingPolicy != DeploymentFailureHandlingPolicy.DO_NOTHING;

    /// <summary>
    /// The deployment's own status, which does not say how its devices fared: COMPLETED means that none has anything
    /// left to do, failed or not.
    /// </summary>
    internal DeploymentStatus Status =>
        !IsLatest ? DeploymentStatus.INACTIVE
        : Job.IsCanceled ? DeploymentStatus.CANCELED
        : Job.Pending == 0 ? DeploymentStatus.COMPLETED
        : DeploymentStatus.ACTIVE;

    /// <summary>Orders deployments from the newest to the oldest.</summary>
    internal string SortKey { get => field ??= $"{DateTime.MaxValue.Ticks - CreatedAt.Ticks:D19} {int.MaxValue - Sequence:D10}"; }
}
