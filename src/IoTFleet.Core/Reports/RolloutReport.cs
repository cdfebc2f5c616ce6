using IoTFleet.Core.Greengrass.Rollouts;

namespace IoTFleet.Core.Reports;

/// <summary>What became of a thing group's latest deployment, as Get-GGDeploymentStatus tells it.</summary>
public sealed record RolloutReport
{
    /// <summary>The deployment's id.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>The deployment's name.</summary>
    public string? DeploymentName { get; init; }

    /// <summary>The name of the thing group.</summary>
    public required string Target { get; init; }

    /// <summary>The name of the thing group whose deployment this is a sub-deployment of.</summary>
    public string? ParentTarget { get; init; }

    /// <summary>The number of the revision.</summary>
    public string? RevisionId { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>The service's own status, which says COMPLETED also when devices failed.</summary>
    public string? DeploymentStatus { get; init; }

    /// <summary>How it went, judged by its devices.</summary>
    public required RolloutVerdict Verdict { get; init; }

    /// <summary>How many devices it is for.</summary>
    public required int Targeted { get; init; }

    /// <summary>How many succeeded.</summary>
    public required int Succeeded { get; init; }

    /// <summary>How many failed and then succeeded with a sub-deployment.</summary>
    public required int Recovered { get; init; }

    /// <summary>How many failed.</summary>
    public required int Failed { get; init; }

    /// <summary>How many work on it.</summary>
    public required int InProgress { get; init; }

    /// <summary>How many have not reported.</summary>
    public required int NotReported { get; init; }

    /// <summary>How many it was taken back from before they began.</summary>
    public required int Canceled { get; init; }

    /// <summary>How many left the group since; they count no more.</summary>
    public required int Left { get; init; }

    /// <summary>Why devices failed, the reason that hit most of them first.</summary>
    public IReadOnlyList<RolloutFailureReport> Failures { get; init; } = [];

    /// <summary>The result of every device.</summary>
    public IReadOnlyList<RolloutDeviceReport> Devices { get; init; } = [];

    /// <summary>Target and verdict.</summary>
    public override string ToString() => $"{Target}: {Verdict} ({Succeeded} of {Targeted} succeeded)";

    internal static RolloutReport Of(RolloutStatus status) => new()
    {
        DeploymentId = status.DeploymentId,
        DeploymentName = status.DeploymentName,
        Target = status.Target,
        ParentTarget = status.ParentTargetArn is { } parent ? new Greengrass.TargetName(parent).Name : null,
        RevisionId = status.RevisionId,
        CreatedAt = status.Deployment.CreationTimestamp?.ToUniversalTime(),
        DeploymentStatus = status.DeploymentStatus?.Value,
        Verdict = status.Verdict,
        Targeted = status.Targeted,
        Succeeded = status.Succeeded,
        Recovered = status.Recovered,
        Failed = status.Failed,
        InProgress = status.InProgress,
        NotReported = status.NotReported,
        Canceled = status.Canceled,
        Left = status.Left,
        Failures = [.. status.Failures.Select(f => new RolloutFailureReport(f.Cause, [.. f.Devices.Select(d => d.CoreDeviceThingName)]))],
        Devices = [.. status.Devices.Select(RolloutDeviceReport.Of)],
    };
}
