using System.Management.Automation;
using IoTFleet.Core.Greengrass.Rollouts;

namespace IoTFleet.Reports;

/// <summary>Progress bars of a report: one for each service.</summary>
internal static class FleetReportProgress
{
    internal const int DevicesBar = 0;
    internal const int ThingsBar = 1;

    internal static ProgressRecord Bar(int bar, RolloutProgress step)
    {
        var record = new ProgressRecord(bar, Activity(bar), $"{step.Step}, {step.Done}{(step.Total is { } total ? $" of {total}" : "")}");
        if (step.Total is > 0) record.PercentComplete = Math.Min(100, step.Done * 100 / step.Total.Value);
        return record;
    }

    internal static ProgressRecord Done(int bar) => new(bar, Activity(bar), "Done") { RecordType = ProgressRecordType.Completed };

    private static string Activity(int bar) => bar == DevicesBar ? "Report: core devices" : "Report: managed things";
}
