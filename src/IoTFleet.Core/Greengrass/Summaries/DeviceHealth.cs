namespace IoTFleet.Core.Greengrass.Summaries;

/// <summary>How a core device is, judged by its status and by how old that is.</summary>
public enum DeviceHealth
{
    /// <summary>It says that it is healthy, and has reported of late.</summary>
    Healthy,

    /// <summary>It says that it is not, and has reported of late.</summary>
    Unhealthy,

    /// <summary>It has not reported for longer than a healthy device does, whatever its status says.</summary>
    Stale,

    /// <summary>It has reported of late, and its status is none that is known.</summary>
    Unknown,
}
