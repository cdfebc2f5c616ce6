using System.Management.Automation;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Tells what became of deployments on their devices. The service calls a deployment COMPLETED although devices failed; this
/// counts every targeted device, says why the failed ones failed and which have not reported, and gives a verdict.
/// </summary>
/// <remarks>
/// Members of a thing group and their job executions are read from AWS IoT, reasons and error codes from the
/// devices' effective deployments. Where the caller may not read AWS IoT, a warning says what cannot be seen:
/// devices that never succeeded in a deployment to the group.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "GGDeploymentStatus", DefaultParameterSetName = "Id")]
[OutputType(typeof(RolloutStatus))]
public sealed class GetDeploymentStatus : DeploymentCmdlet
{
    private readonly HashSet<string> _warned = [];

    /// <summary>After how long without a report a device counts as stale. A healthy one reports once in 24 hours.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan StaleAfter { get; set; } = RolloutOptions.DefaultStaleAfter;

    private protected override void Process()
    {
        var reader = InPlace(session => new RolloutReader(session, new RolloutOptions { ThrottleLimit = ThrottleLimit, StaleAfter = StaleAfter, UtcNow = () => Session.Current.UtcNow }));
        foreach (var query in Queries)
            Start(query.Input, query.ToString(), async (emit, cancellation) =>
            {
                var shown = new ProgressEmitter(emit);
                var deployment = await query.ReadAsync(Service, cancellation).ConfigureAwait(false);
                var status = await reader.ReadAsync(deployment, step => shown.Report(() => WriteProgress(RolloutDisplay.Progress("Deployment status", query.ToString(), step))), cancellation).ConfigureAwait(false);
                _ = emit(() => Write(status));
            });
    }

    private protected override void End()
    {
        Drain();
        WriteProgress(new ProgressRecord(0, "Deployment status", "Done") { RecordType = ProgressRecordType.Completed });
    }

    private void Write(RolloutStatus status)
    {
        // One warning for all deployments: what the caller may not see is the same for each.
        foreach (var text in status.CannotSee)
            if (_warned.Add(text)) WriteWarning($"Not seen: {text}.");
        WriteObject(Shown(status));
    }
}
