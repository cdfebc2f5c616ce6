namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>How a deployment went, judged by its devices and not by its own status.</summary>
public enum RolloutVerdict
{
    /// <summary>Devices still have something to do.</summary>
    InProgress,

    /// <summary>Every device succeeded.</summary>
    Succeeded,

    /// <summary>All devices are done; some failed, some succeeded.</summary>
    PartlyFailed,

    /// <summary>All devices are done and none succeeded.</summary>
    Failed,

    /// <summary>It was cancelled, or aborted itself, before every device was done.</summary>
    Canceled,

    /// <summary>A newer revision took its place before every device was done.</summary>
    Superseded,

    /// <summary>The target has no devices.</summary>
    NoDevices,

    /// <summary>All devices that can be seen succeeded, but not all of them can be seen.</summary>
    Unconfirmed,
}
