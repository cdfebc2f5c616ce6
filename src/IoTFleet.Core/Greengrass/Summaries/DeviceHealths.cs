using Amazon.GreengrassV2;

namespace IoTFleet.Core.Greengrass.Summaries;

/// <summary>Judges how core devices are.</summary>
internal static class DeviceHealths
{
    internal static DeviceHealth Of(CoreDeviceStatus? status, DateTime? reported, DateTime now, TimeSpan staleAfter)
    {
        if (reported is not { } time || now - time.ToUniversalTime() > staleAfter) return DeviceHealth.Stale;
        return status == CoreDeviceStatus.HEALTHY ? DeviceHealth.Healthy : status == CoreDeviceStatus.UNHEALTHY ? DeviceHealth.Unhealthy : DeviceHealth.Unknown;
    }
}
