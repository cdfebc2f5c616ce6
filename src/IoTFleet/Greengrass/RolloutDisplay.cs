using System.Management.Automation;
using IoTFleet.Core.Greengrass.Rollouts;

namespace IoTFleet.Greengrass;

/// <summary>Progress bars of what is read device by device.</summary>
internal static class RolloutDisplay
{
    internal static ProgressRecord Progress(string activity, string what, RolloutProgress step)
    {
        var record = new ProgressRecord(0, activity, $"{what}: {step.Step.ToLowerInvariant()}, {step.Done}{(step.Total is { } total ? $" of {total}" : "")} devices");
        if (step.Total is > 0) record.PercentComplete = Math.Min(100, step.Done * 100 / step.Total.Value);
        return record;
    }
}
