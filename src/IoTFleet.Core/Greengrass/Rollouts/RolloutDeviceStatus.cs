namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>How far one device is with a deployment.</summary>
public enum RolloutDeviceStatus
{
    /// <summary>The deployment has not got to the device yet: its rollout is slow, or the device has just joined.</summary>
    NotTold,

    /// <summary>The deployment waits for the device, which has not reported.</summary>
    Queued,

    /// <summary>The device works on it.</summary>
    InProgress,

    /// <summary>The device has done it.</summary>
    Succeeded,

    /// <summary>The device failed.</summary>
    Failed,

    /// <summary>The device did not end in time.</summary>
    TimedOut,

    /// <summary>The device refused it.</summary>
    Rejected,

    /// <summary>It was taken back before the device began.</summary>
    Canceled,

    /// <summary>The device left the target before it began.</summary>
    Removed,
}
