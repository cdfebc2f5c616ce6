using Amazon.IoTManagedIntegrations;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

/// <summary>What a device does with a firmware task that it was told of.</summary>
internal sealed partial class ManagedIntegrationsService
{
    private const int ShortestUpdate = 20, UpdateSpread = 40;
    private static readonly TimeSpan PickUpTime = TimeSpan.FromSeconds(5);

    /// <summary>How the next updates of things end, as they were steered to.</summary>
    private readonly Dictionary<string, Queue<OtaTaskExecutionStatus>> _plannedOutcomes = new(StringComparer.Ordinal);

    internal void PlanUpdates(string thingId, OtaTaskExecutionStatus outcome, int times)
    {
        if (!_plannedOutcomes.TryGetValue(thingId, out var outcomes)) _plannedOutcomes.Add(thingId, outcomes = new Queue<OtaTaskExecutionStatus>());
        for (var i = 0; i < times; i++) outcomes.Enqueue(outcome);
    }

    private void Await(OtaTask task, OtaExecution execution)
    {
        var attempt = execution.RetryAttempt;
        _timeline.After(PickUpTime, () =>
        {
            if (execution.RetryAttempt == attempt) Start(task, execution);
        });
    }

    // A device that is out of reach stays queued until it connects.
    private void Start(OtaTask task, OtaExecution execution)
    {
        if (execution.Status != OtaTaskExecutionStatus.QUEUED || !IsReachable(execution.Thing)) return;
        execution.StartedAt = Now;
        execution.Outcome = NextOutcome(execution.Thing);
        task.Move(execution, OtaTaskExecutionStatus.IN_PROGRESS, Now);

        var attempt = execution.RetryAttempt;
        if (Push(task)?.TimeoutConfig?.InProgressTimeoutInMinutes is { } minutes)
            _timeline.After(TimeSpan.FromMinutes(minutes), () => Report(task, execution, attempt, OtaTaskExecutionStatus.TIMED_OUT));

        // A device that is to time out says nothing; without a timeout in the configuration it stays in progress.
        if (execution.Outcome == OtaTaskExecutionStatus.TIMED_OUT) return;
        var seconds = ShortestUpdate + Drawn.Number(execution.Thing.Id, UpdateSpread);
        _timeline.After(TimeSpan.FromSeconds(seconds), () => FinishUpdate(task, execution, attempt));
    }

    private OtaTaskExecutionStatus NextOutcome(ManagedThing thing) =>
        _plannedOutcomes.TryGetValue(thing.Id, out var outcomes) && outcomes.Count > 0 ? outcomes.Dequeue() : OtaTaskExecutionStatus.SUCCEEDED;

    private void FinishUpdate(OtaTask task, OtaExecution execution, int attempt)
    {
        execution.IsUnreported = !IsReachable(execution.Thing);
        if (!execution.IsUnreported) Report(task, execution, attempt, execution.Outcome!);
    }

    private void Report(OtaTask task, OtaExecution execution, int attempt, OtaTaskExecutionStatus status)
    {
        if (execution.Status != OtaTaskExecutionStatus.IN_PROGRESS || execution.RetryAttempt != attempt) return;
        if (IsRetried(task, execution, status)) Retry(task, execution);
        else
        {
            task.Move(execution, status, Now);
            Notify(EventType.DEVICE_OTA, execution.Thing.Id, status.Value);
            AbortIfFailing(task);
            FinishIfDone(task);
        }
    }

    private static bool IsRetried(OtaTask task, OtaExecution execution, OtaTaskExecutionStatus status) =>
        task.Status == OtaStatus.IN_PROGRESS
        && (status == OtaTaskExecutionStatus.FAILED || status == OtaTaskExecutionStatus.TIMED_OUT)
        && task.Retry?.RetryConfigCriteria?.Exists(c =>
            (c.FailureType == RetryCriteriaFailureType.ALL || c.FailureType?.Value == status.Value) && execution.RetryAttempt < c.MinNumberOfRetries) == true;

    private void Retry(OtaTask task, OtaExecution execution)
    {
        execution.RetryAttempt++;
        execution.QueuedAt = Now;
        execution.StartedAt = null;
        task.Move(execution, OtaTaskExecutionStatus.QUEUED, Now);
        Await(task, execution);
    }

    /// <summary>Goes on with the updates of a thing that is back on line.</summary>
    private void ResumeUpdates(ManagedThing thing)
    {
        foreach (var task in _otaTasks.All.Where(t => t.Targeted.Contains(thing.Id)))
        {
            if (task.Executions.Find(thing.Id) is not { } execution) continue;
            if (execution.IsUnreported) FinishUpdate(task, execution, execution.RetryAttempt);
            else if (execution.Status == OtaTaskExecutionStatus.QUEUED) Await(task, execution);
        }
    }

    private void RemoveFromUpdates(ManagedThing thing)
    {
        foreach (var task in _otaTasks.All.Where(t => t.Targeted.Contains(thing.Id)))
        {
            if (task.Executions.Find(thing.Id) is not { IsRunning: true } execution) continue;
            task.Move(execution, OtaTaskExecutionStatus.REMOVED, Now);
            FinishIfDone(task);
        }
    }
}
