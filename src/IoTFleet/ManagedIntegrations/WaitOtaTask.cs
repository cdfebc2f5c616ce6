using System.Management.Automation;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Waits until over-the-air tasks are over, and emits how they went. That things were not updated is a terminating error
/// that names them: the tasks' own status does not tell. A CONTINUOUS task is over only at its end time.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "MIOtaTask")]
[OutputType(typeof(OtaTaskProgress))]
public sealed class WaitOtaTask : WaitCmdlet
{
    private const int Named = 10;

    /// <summary>Over-the-air tasks: ids, ARNs or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "TaskId")]
    [ReferenceTransformation("OtaTask")]
    [ArgumentCompleter(typeof(OtaTaskCompleter))]
    public ResourceReference[] OtaTask { get; set; } = [];

    private protected override string Subject => "OtaTask";

    private protected override void Process() => WaitFor(
        Resources.OtaTasks,
        OtaTask,
        async (id, _, cancellation) =>
        {
            var progress = await OtaTasks.ProgressAsync(Service, id, withNames: false, ThrottleLimit, cancellation).ConfigureAwait(false);
            return progress.IsOver && progress.FailedCount > 0
                ? await OtaTasks.ProgressAsync(Service, id, withNames: true, ThrottleLimit, cancellation).ConfigureAwait(false)
                : progress;
        },
        progress => progress.IsOver,
        progress => (Line(progress), progress.PercentDone),
        progress =>
        {
            WriteObject(progress);
            return Failure(progress);
        });

    private static string Line(OtaTaskProgress progress) =>
        $"{progress.Status}: {progress.Succeeded} of {progress.Total} updated, {progress.FailedCount} failed, {progress.InProgress} in progress, {progress.Queued + progress.Waiting} to come";

    private static string? Failure(OtaTaskProgress progress)
    {
        if (progress.IsSuccess || !progress.IsOver) return null;
        var failed = progress.FailedCount == 0 ? "" : $"{progress.FailedCount} of {progress.Total} things were not updated: {string.Join(", ", progress.Failed.Take(Named))}{(progress.FailedCount > Named ? ", ..." : "")}";
        var canceled = progress.IsOver && progress.Status == Amazon.IoTManagedIntegrations.OtaStatus.CANCELED ? $"the task was canceled with {progress.Canceled + progress.Waiting} things to come" : "";
        return string.Join("; ", new[] { failed, canceled }.Where(text => text.Length > 0)) is { Length: > 0 } text ? text : $"{progress.Canceled} updates were canceled";
    }
}
