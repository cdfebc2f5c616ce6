using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.Ota;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

/// <summary>How a firmware task reaches its devices: round by round, each minute as many as its configuration allows.</summary>
internal sealed partial class ManagedIntegrationsService
{
    private static readonly TimeSpan RoundTime = TimeSpan.FromMinutes(1);

    private void Begin(OtaTask task)
    {
        if (task.Status != OtaStatus.SCHEDULED) return;
        SetStatus(task, OtaStatus.IN_PROGRESS);
        var things = task.Query is { } query ? _things.All.Where(query) : task.Target!.Select(Find).OfType<ManagedThing>();
        foreach (var thing in things) Target(task, thing);
        Roll(task);
        FinishIfDone(task);
    }

    private ManagedThing? Find(string target) => _things.Find(target.Substring(target.IndexOf('/') + 1));

    /// <summary>Takes a thing into the continuous tasks whose query it has come to match.</summary>
    private void TargetByQueries(ManagedThing thing)
    {
        foreach (var task in _otaTasks.All.Where(t => t.Status == OtaStatus.IN_PROGRESS && t.Type == OtaType.CONTINUOUS && !t.RolloutEnded))
            if (!task.Targeted.Contains(thing.Id) && task.Query!(thing))
            {
                Target(task, thing);
                Roll(task);
            }
    }

    private static void Target(OtaTask task, ManagedThing thing)
    {
        if (task.Targeted.Add(thing.Id)) task.Waiting.Enqueue(thing);
    }

    private void Roll(OtaTask task)
    {
        if (task.RoundPlanned || task.RolloutEnded || task.Waiting.Count == 0 || task.Status != OtaStatus.IN_PROGRESS) return;
        if (task.Windows.Count > 0 && task.Windows.Min(w => w.NextOpening(Now)) is var opening && opening != Now)
        {
            if (opening is { } time) PlanRound(task, time);
            return;
        }

        task.Rate ??= new RolloutRate(Push(task)?.RolloutConfig);
        var count = task.Rate.Next(task.Executions.Count, task.Count(OtaTaskExecutionStatus.SUCCEEDED));
        for (; count > 0 && task.Waiting.Count > 0; count--) Tell(task, task.Waiting.Dequeue());
        if (task.Waiting.Count > 0) PlanRound(task, Now + RoundTime);
    }

    private void PlanRound(OtaTask task, DateTime time)
    {
        task.RoundPlanned = true;
        _timeline.At(time, () =>
        {
            task.RoundPlanned = false;
            Roll(task);
            FinishIfDone(task);
        });
    }

    private void Tell(OtaTask task, ManagedThing thing)
    {
        if (!Exists(thing)) return;
        var execution = new OtaExecution(thing, Now);
        task.Add(execution);
        Await(task, execution);
    }

    /// <summary>Ends the rollout at the task's end time, in the way that its schedule asks for.</summary>
    private void End(OtaTask task)
    {
        if (!task.IsActive) return;
        var behavior = task.Scheduling!.EndBehavior ?? SchedulingConfigEndBehavior.STOP_ROLLOUT;
        if (behavior != SchedulingConfigEndBehavior.STOP_ROLLOUT)
        {
            Cancel(task, OtaStatus.CANCELED, inProgressToo: behavior == SchedulingConfigEndBehavior.FORCE_CANCEL);
            return;
        }

        task.RolloutEnded = true;
        task.Waiting.Clear();
        FinishIfDone(task);
    }

    private void Cancel(OtaTask task, OtaStatus status, bool inProgressToo)
    {
        task.Waiting.Clear();
        task.RolloutEnded = true;
        foreach (var execution in task.Executions.All)
            if (execution.Status == OtaTaskExecutionStatus.QUEUED || (inProgressToo && execution.Status == OtaTaskExecutionStatus.IN_PROGRESS))
                task.Move(execution, OtaTaskExecutionStatus.CANCELED, Now);
        SetStatus(task, status);
    }

    // A continuous task goes on for devices to come, until its end time.
    private void FinishIfDone(OtaTask task)
    {
        if (task.Status != OtaStatus.IN_PROGRESS || task.Waiting.Count > 0 || task.Finished < task.Executions.Count) return;
        if (task.Type == OtaType.CONTINUOUS && !task.RolloutEnded) return;
        SetStatus(task, OtaStatus.COMPLETED);
    }

    private void AbortIfFailing(OtaTask task)
    {
        if (task.Status != OtaStatus.IN_PROGRESS) return;
        foreach (var criteria in Push(task)?.AbortConfig?.AbortConfigCriteriaList ?? [])
        {
            var failed = Failures(task, criteria.FailureType ?? AbortCriteriaFailureType.ALL);
            if (task.Finished < (criteria.MinNumberOfExecutedThings ?? 1)) continue;
            if (failed == 0 || failed * 100.0 / task.Finished < (criteria.ThresholdPercentage ?? 100)) continue;
            Cancel(task, OtaStatus.CANCELED, inProgressToo: false);
            return;
        }
    }

    private static int Failures(OtaTask task, AbortCriteriaFailureType type) =>
        type == AbortCriteriaFailureType.ALL
            ? task.Count(OtaTaskExecutionStatus.FAILED) + task.Count(OtaTaskExecutionStatus.REJECTED) + task.Count(OtaTaskExecutionStatus.TIMED_OUT)
            : task.Count(type.Value);

    private PushConfig? Push(OtaTask task) => _otaConfigurations.Find(task.ConfigurationId)?.Push;

    private void SetStatus(OtaTask task, OtaStatus status)
    {
        task.Status = status;
        task.UpdatedAt = Now;
        Notify(EventType.DEVICE_OTA, task.Id, status.Value);
    }
}
