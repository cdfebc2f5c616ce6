using System.Management.Automation;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Core.Greengrass.Summaries;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Sums up a fleet in one object: health, nucleus versions, platforms, devices that are silent, and broken components with where they are.</summary>
[Cmdlet(VerbsCommon.Get, "GGFleetSummary")]
[OutputType(typeof(FleetSummary))]
public sealed class GetFleetSummary : BulkCmdlet
{
    /// <summary>Names of thing groups, as AWS IoT knows their members, those of child groups too: a summary for each. Without it, all core devices.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ThingGroupName", "GroupName")]
    [NameTransformation("thing group", "ThingGroup", "ThingGroupName", "GroupName")]
    [ArgumentCompleter(typeof(ThingGroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ThingGroup { get; set; }

    /// <summary>After how long without a report a device counts as stale. A healthy one reports once in 24 hours.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan StaleAfter { get; set; } = RolloutOptions.DefaultStaleAfter;

    /// <summary>Leaves out nucleus versions, which cost a call for every device.</summary>
    [Parameter]
    public SwitchParameter Quick { get; set; }

    private protected override void Process()
    {
        foreach (var group in ThingGroup is null ? [null] : (string?[])ThingGroup)
        {
            var what = group is null ? "fleet" : $"thing group '{group}'";
            Start(group, what, async (emit, cancellation) =>
            {
                var shown = new ProgressEmitter(emit);
                var options = new FleetSummaryOptions
                {
                    ThingGroup = group,
                    ThrottleLimit = ThrottleLimit,
                    StaleAfter = StaleAfter,
                    WithoutNucleus = Quick,
                    UtcNow = () => Session.Current.UtcNow,
                    Progress = step => shown.Report(() => WriteProgress(RolloutDisplay.Progress("Fleet summary", what, step))),
                };
                var summary = await FleetSummary.ReadAsync(Service, options, cancellation).ConfigureAwait(false);
                _ = emit(() => Write(summary));
            });
        }
    }

    private protected override void End()
    {
        Drain();
        WriteProgress(new ProgressRecord(0, "Fleet summary", "Done") { RecordType = ProgressRecordType.Completed });
    }

    private void Write(FleetSummary summary)
    {
        if (summary.CannotSee.Count > 0)
            WriteWarning($"Not seen: {string.Join("; ", summary.CannotSee.Take(3))}{(summary.CannotSee.Count > 3 ? $"; and {summary.CannotSee.Count - 3} more" : "")}.");
        WriteObject(summary);
    }
}
