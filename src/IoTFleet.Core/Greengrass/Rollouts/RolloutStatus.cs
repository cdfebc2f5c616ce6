using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>What became of a deployment on its devices.</summary>
public sealed class RolloutStatus
{
    private readonly TargetName _target;

    internal RolloutStatus(
        GetDeploymentResponse deployment, RolloutSource source, IReadOnlyList<RolloutDevice> devices,
        IReadOnlyList<RolloutStatus> subDeployments, IReadOnlyList<string> cannotSee, DateTime checkedAt)
    {
        _target = new TargetName(deployment.TargetArn);
        Deployment = deployment;
        Source = source;
        Devices = devices;
        SubDeployments = subDeployments;
        CannotSee = cannotSee;
        CheckedAt = checkedAt;
        LeftDevices = [.. devices.Where(d => d.HasLeft)];
        List<RolloutDevice> counted = [.. devices.Where(d => !d.HasLeft)];
        Targeted = counted.Count;
        FailedDevices = [.. counted.Where(d => d.IsFailed)];
        RecoveredDevices = [.. counted.Where(d => d.RecoveredBy is not null)];
        NotReportedDevices = [.. counted.Where(d => d.HasNotReported)];
        InProgressDevices = [.. counted.Where(d => d.Status == RolloutDeviceStatus.InProgress)];
        CanceledDevices = [.. counted.Where(d => d.Status is RolloutDeviceStatus.Canceled or RolloutDeviceStatus.Removed)];
        StaleDevices = [.. counted.Where(d => d.IsStale)];
        Succeeded = counted.Count(d => d.Status == RolloutDeviceStatus.Succeeded);
        Failures = RolloutFailure.Of(FailedDevices);
        Verdict = Judge();
    }

    /// <summary>The deployment's id.</summary>
    public string DeploymentId => Deployment.DeploymentId;

    /// <summary>The deployment's name.</summary>
    public string? DeploymentName => Deployment.DeploymentName;

    /// <summary>The name of the thing group or core device that it goes to.</summary>
    public string Target => _target.Name;

    /// <summary>The ARN of its target.</summary>
    public string TargetArn => Deployment.TargetArn;

    /// <summary>Whether its target is a thing group.</summary>
    public bool IsGroup => _target.IsGroup;

    /// <summary>The ARN of the thing group whose deployment this is a sub-deployment of.</summary>
    public string? ParentTargetArn => Deployment.ParentTargetArn;

    /// <summary>The number of the revision.</summary>
    public string? RevisionId => Deployment.RevisionId;

    /// <summary>Whether it is its target's latest revision.</summary>
    public bool IsLatestForTarget => Deployment.IsLatestForTarget != false;

    /// <summary>The service's own status, which says COMPLETED also when devices failed.</summary>
    public DeploymentStatus? DeploymentStatus => Deployment.DeploymentStatus;

    /// <summary>How it went.</summary>
    public RolloutVerdict Verdict { get; }

    /// <summary>Whether nothing more is to be waited for.</summary>
    public bool IsDone => Verdict != RolloutVerdict.InProgress;

    /// <summary>How many devices it is for: those that left the target do not count.</summary>
    public int Targeted { get; }

    /// <summary>How many of them succeeded.</summary>
    public int Succeeded { get; }

    /// <summary>How many failed, timed out or refused, and were not mended by a sub-deployment.</summary>
    public int Failed => FailedDevices.Count;

    /// <summary>How many failed and then succeeded with a sub-deployment.</summary>
    public int Recovered => RecoveredDevices.Count;

    /// <summary>How many work on it.</summary>
    public int InProgress => InProgressDevices.Count;

    /// <summary>How many have not reported.</summary>
    public int NotReported => NotReportedDevices.Count;

    /// <summary>How many it was taken back from before they began.</summary>
    public int Canceled => CanceledDevices.Count;

    /// <summary>How many left the target since.</summary>
    public int Left => LeftDevices.Count;

    /// <summary>How many of those that have not succeeded are stale.</summary>
    public int Stale => StaleDevices.Count;

    /// <summary>All devices.</summary>
    public IReadOnlyList<RolloutDevice> Devices { get; }

    /// <summary>Those that failed, each with why.</summary>
    public IReadOnlyList<RolloutDevice> FailedDevices { get; }

    /// <summary>Those that failed and then succeeded with a sub-deployment.</summary>
    public IReadOnlyList<RolloutDevice> RecoveredDevices { get; }

    /// <summary>Those that work on it.</summary>
    public IReadOnlyList<RolloutDevice> InProgressDevices { get; }

    /// <summary>Those that have not reported.</summary>
    public IReadOnlyList<RolloutDevice> NotReportedDevices { get; }

    /// <summary>Those that it was taken back from.</summary>
    public IReadOnlyList<RolloutDevice> CanceledDevices { get; }

    /// <summary>Those that left the target since.</summary>
    public IReadOnlyList<RolloutDevice> LeftDevices { get; }

    /// <summary>Those that have not succeeded and have not reported for longer than a healthy device does.</summary>
    public IReadOnlyList<RolloutDevice> StaleDevices { get; }

    /// <summary>The failed devices by cause.</summary>
    public IReadOnlyList<RolloutFailure> Failures { get; }

    /// <summary>The latest sub-deployments made since, which try again what failed.</summary>
    public IReadOnlyList<RolloutStatus> SubDeployments { get; }

    /// <summary>Where the figures come from.</summary>
    public RolloutSource Source { get; }

    /// <summary>What could not be seen, and why.</summary>
    public IReadOnlyList<string> CannotSee { get; }

    /// <summary>When the figures were read.</summary>
    public DateTime CheckedAt { get; }

    /// <summary>The target in words.</summary>
    public string TargetWords => _target.ToString();

    /// <summary>The counts in a line.</summary>
    public string Counts
    {
        get
        {
            var parts = new List<string>();
            void Add(int count, string words)
            {
                if (count > 0) parts.Add($"{count} {words}");
            }

            Add(Succeeded, "succeeded");
            Add(Recovered, "recovered");
            Add(Failed, "failed");
            Add(InProgress, "working");
            Add(NotReported, "not reported");
            Add(Canceled, "canceled");
            return $"{Targeted}{(parts.Count > 0 ? ": " + string.Join(", ", parts) : "")}{(Left > 0 ? $"; {Left} left" : "")}";
        }
    }

    /// <summary>What is wrong, line by line; null when nothing is.</summary>
    public string? Trouble
    {
        get
        {
            var lines = new List<string>(RolloutFailure.Words(Failures, f => f.ToString()));
            var things = NotReportedDevices.Where(d => !d.IsCoreDevice).ToList();
            var stale = NotReportedDevices.Concat(InProgressDevices).Where(d => d.IsStale && d.IsCoreDevice).ToList();
            var awaited = NotReportedDevices.Where(d => !d.IsStale && d.IsCoreDevice).ToList();
            if (stale.Count > 0) lines.Add(FormattableString.Invariant($"{stale.Count} silent, the first since {stale.Min(d => d.LastReported):yyyy-MM-dd HH:mm} UTC: {RolloutFailure.Names(stale)}"));
            if (awaited.Count > 0) lines.Add($"{awaited.Count} not heard of yet: {RolloutFailure.Names(awaited)}");
            if (things.Count > 0) lines.Add($"{things.Count} in the group but no core device: {RolloutFailure.Names(things)}");
            lines.AddRange(CannotSee.Select(text => "Not seen: " + text));
            return lines.Count > 0 ? string.Join(Environment.NewLine, lines) : null;
        }
    }

    internal GetDeploymentResponse Deployment { get; }

    /// <summary>The same rollout as it went on some devices, or null when it is for none of them.</summary>
    internal RolloutStatus? Only(ISet<string> names)
    {
        List<RolloutDevice> some = [.. Devices.Where(d => names.Contains(d.CoreDeviceThingName))];
        return some.Count == 0 ? null : some.Count == Devices.Count ? this : new RolloutStatus(Deployment, Source, some, SubDeployments, CannotSee, CheckedAt);
    }

    /// <summary>Target, verdict and counts.</summary>
    public override string ToString() => $"{TargetWords}: {Verdict} ({Counts})";

    private RolloutVerdict Judge()
    {
        var pending = InProgress + NotReported;
        var isDone = pending == 0 && Canceled == 0 && Targeted > 0;
        var wasSuperseded = !IsLatestForTarget || DeploymentStatus == DeploymentStatus.INACTIVE;
        if (DeploymentStatus == DeploymentStatus.FAILED) return RolloutVerdict.Failed;
        if (DeploymentStatus == DeploymentStatus.ACTIVE && (Source == RolloutSource.GreengrassOnly || (Source == RolloutSource.Job && Targeted == 0))) return RolloutVerdict.InProgress;
        if (DeploymentStatus == DeploymentStatus.CANCELED && !isDone) return RolloutVerdict.Canceled;
        if (wasSuperseded && !isDone) return RolloutVerdict.Superseded;
        if (pending > 0) return RolloutVerdict.InProgress;
        if (Failed > 0) return Succeeded + Recovered > 0 ? RolloutVerdict.PartlyFailed : RolloutVerdict.Failed;
        if (Source == RolloutSource.GreengrassOnly) return RolloutVerdict.Unconfirmed;
        return Targeted == 0 ? RolloutVerdict.NoDevices : Canceled > 0 ? RolloutVerdict.Canceled : RolloutVerdict.Succeeded;
    }
}
