namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>One device's part in a deployment.</summary>
public sealed class RolloutDevice
{
    internal RolloutDevice(string name, string deploymentId, RolloutDeviceStatus status)
    {
        CoreDeviceThingName = name;
        DeploymentId = deploymentId;
        Status = status;
    }

    /// <summary>The device.</summary>
    public string CoreDeviceThingName { get; }

    /// <summary>The deployment.</summary>
    public string DeploymentId { get; }

    /// <summary>How far it is.</summary>
    public RolloutDeviceStatus Status { get; internal set; }

    /// <summary>Why it failed, in the device's words.</summary>
    public string? Reason { get; internal set; }

    /// <summary>Error codes from the general to the specific.</summary>
    public IReadOnlyList<string> ErrorStack { get; internal set; } = [];

    /// <summary>What kinds of errors they are, such as DEVICE_ERROR.</summary>
    public IReadOnlyList<string> ErrorTypes { get; internal set; } = [];

    /// <summary>The most specific error code, or null when the device gave none: nuclei before 2.8.0 give none.</summary>
    public string? ErrorCode => ErrorStack.Count > 0 ? ErrorStack[ErrorStack.Count - 1] : null;

    /// <summary>When the deployment was queued for the device.</summary>
    public DateTime? QueuedAt { get; internal set; }

    /// <summary>When the device began.</summary>
    public DateTime? StartedAt { get; internal set; }

    /// <summary>When its status changed last.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>When the device last reported to Greengrass. Known for devices that have not succeeded.</summary>
    public DateTime? LastReported { get; internal set; }

    /// <summary>Whether it has not reported for longer than a healthy device does.</summary>
    public bool IsStale { get; internal set; }

    /// <summary>Whether it is no member of the target any more; it counts no more then.</summary>
    public bool HasLeft { get; internal set; }

    /// <summary>Whether Greengrass knows a core device of that name. A thing of the group that is none will never report.</summary>
    public bool IsCoreDevice { get; internal set; } = true;

    /// <summary>The id of the sub-deployment that succeeded where this one failed.</summary>
    public string? RecoveredBy { get; internal set; }

    /// <summary>Whether it failed, timed out or refused, and no sub-deployment has mended that.</summary>
    public bool IsFailed => HasFailed && RecoveredBy is null;

    /// <summary>Whether it still has something to do.</summary>
    public bool IsPending => Status is RolloutDeviceStatus.NotTold or RolloutDeviceStatus.Queued or RolloutDeviceStatus.InProgress;

    /// <summary>Whether nothing has been heard of it for this deployment.</summary>
    public bool HasNotReported => Status is RolloutDeviceStatus.NotTold or RolloutDeviceStatus.Queued;

    internal bool HasFailed => Status is RolloutDeviceStatus.Failed or RolloutDeviceStatus.TimedOut or RolloutDeviceStatus.Rejected;

    /// <summary>The name and the status.</summary>
    public override string ToString() => $"{CoreDeviceThingName} ({Status})";
}
