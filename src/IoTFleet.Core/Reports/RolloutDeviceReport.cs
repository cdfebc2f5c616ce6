using IoTFleet.Core.Greengrass.Rollouts;

namespace IoTFleet.Core.Reports;

/// <summary>A device's result in a deployment.</summary>
/// <param name="CoreDeviceThingName">The device.</param>
/// <param name="Result">The result in a word: Succeeded, Failed, Recovered, NotReported, ...; Left when it is in the group no more.</param>
/// <param name="Reason">Why, where it failed.</param>
/// <param name="UpdatedAt">When the result came about, in UTC.</param>
public sealed record RolloutDeviceReport(string CoreDeviceThingName, string Result, string? Reason, DateTime? UpdatedAt)
{
    internal static RolloutDeviceReport Of(RolloutDevice device) => new(
        device.CoreDeviceThingName,
        device.HasLeft ? "Left"
            : device.RecoveredBy is not null ? "Recovered"
            : !device.IsCoreDevice ? "NoCoreDevice"
            : device.HasNotReported && device.IsStale ? "Silent"
            : device.Status.ToString(),
        device.HasFailed ? device.Reason ?? device.ErrorCode : null,
        device.UpdatedAt?.ToUniversalTime());
}
