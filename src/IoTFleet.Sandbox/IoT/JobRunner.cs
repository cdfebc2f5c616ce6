using Amazon.IoT;

namespace IoTFleet.Sandbox.IoT;

/// <summary>Moves jobs along: tells things of them at the configured rate, lets things begin, end and time out, and aborts.</summary>
internal sealed class JobRunner(Timeline timeline)
{
    private const int DefaultPerMinute = 1000;
    private static readonly TimeSpan Delivery = TimeSpan.FromSeconds(2);

    /// <summary>Starts a job for the things that are its targets now.</summary>
    internal void Start(DeviceJob job, IEnumerable<Thing> things, DateTime now)
    {
        foreach (var thing in things) job.Add(thing, now);
        RollOut(job, new Queue<DeviceJobExecution>(job.Executions), 0, now);
    }

    /// <summary>A thing has come into a continuous job's target.</summary>
    internal void Join(DeviceJob job, Thing thing, DateTime now)
    {
        if (job.Status != JobStatus.IN_PROGRESS || job.Find(thing.Name) is not null) return;
        Notify(job, job.Add(thing, now), now);
    }

    /// <summary>A thing has gone out of a continuous job's target: it need not do what it has not begun.</summary>
    internal void Leave(DeviceJob job, Thing thing, DateTime now)
    {
        if (job.Find(thing.Name) is { State: ExecutionState.Queued } execution) job.Move(execution, ExecutionState.Removed, now);
    }

    /// <summary>A thing is connected again: it hears of what waits for it, and reports what it finished meanwhile.</summary>
    internal void Resume(DeviceJob job, Thing thing, DateTime now)
    {
        if (job.Find(thing.Name) is not { } execution) return;
        if (execution.State == ExecutionState.Queued) Notify(job, execution, now);
        else if (execution.State == ExecutionState.InProgress) timeline.At(now + Delivery, time => End(job, execution, time));
    }

    /// <summary>Ends a job for the things that have not begun; the others go on.</summary>
    internal void Cancel(DeviceJob job, DateTime now, string? reasonCode, string? comment)
    {
        if (job.Status != JobStatus.IN_PROGRESS) return;
        job.Status = JobStatus.CANCELED;
        job.ReasonCode = reasonCode;
        job.Comment = comment;
        job.UpdatedAt = now;
        job.CompletedAt = now;
        foreach (var execution in job.Executions)
            if (execution.State == ExecutionState.Queued) job.Move(execution, ExecutionState.Canceled, now);
    }

    // One step of a rollout. Slow rates take one thing a step; fast ones step every second and carry over what a second
    // has no room for.
    private void RollOut(DeviceJob job, Queue<DeviceJobExecution> waiting, double carried, DateTime now)
    {
        if (job.IsCanceled) return;
        var perMinute = RatePerMinute(job);
        var step = TimeSpan.FromSeconds(perMinute >= 60 ? 1 : 60.0 / perMinute);
        var allowed = carried + (perMinute >= 60 ? perMinute / 60.0 : 1);
        for (; allowed >= 1 && waiting.Count > 0; allowed--)
        {
            job.Notified++;
            Notify(job, waiting.Dequeue(), now);
        }

        if (waiting.Count > 0) timeline.At(now + step, time => RollOut(job, waiting, allowed, time));
    }

    private static double RatePerMinute(DeviceJob job)
    {
        var maximum = job.Rollout?.MaximumPerMinute ?? DefaultPerMinute;
        if (job.Rollout?.ExponentialRate is not { } rate) return maximum;
        var criteria = rate.RateIncreaseCriteria;
        var increases = criteria?.NumberOfNotifiedThings is { } notified ? job.Notified / notified
            : criteria?.NumberOfSucceededThings is { } succeeded ? job.Count(ExecutionState.Succeeded) / succeeded
            : 0;
        return Math.Min(maximum, rate.BaseRatePerMinute!.Value * Math.Pow(rate.IncrementFactor!.Value, Math.Min(increases, 100)));
    }

    private void Notify(DeviceJob job, DeviceJobExecution execution, DateTime now) =>
        timeline.At(now + Delivery, time => Begin(job, execution, time));

    private void Begin(DeviceJob job, DeviceJobExecution execution, DateTime now)
    {
        if (execution.State != ExecutionState.Queued || !job.Worker.IsReachable(execution.Thing)) return;
        var free = job.Worker.BusyUntil(execution.Thing);
        if (free > now)
        {
            timeline.At(free, time => Begin(job, execution, time));
            return;
        }

        execution.StartedAt = now;
        job.Move(execution, ExecutionState.InProgress, now);
        if (job.Timeout?.InProgressTimeoutInMinutes is { } minutes)
            timeline.At(now.AddMinutes(minutes), time => TimeOut(job, execution, time));
        if (job.Worker.Begin(execution.Thing, now) is { } duration)
            timeline.At(now + duration, time => End(job, execution, time));
    }

    private void End(DeviceJob job, DeviceJobExecution execution, DateTime now)
    {
        if (execution.State != ExecutionState.InProgress || !job.Worker.IsReachable(execution.Thing)) return;
        execution.Outcome = job.Worker.End(execution.Thing, now);
        job.Move(execution, execution.Outcome.State, now);
        AbortWhereTold(job, now);
    }

    private void TimeOut(DeviceJob job, DeviceJobExecution execution, DateTime now)
    {
        if (execution.State != ExecutionState.InProgress) return;
        job.Move(execution, ExecutionState.TimedOut, now);
        AbortWhereTold(job, now);
    }

    private void AbortWhereTold(DeviceJob job, DateTime now)
    {
        if (job.Abort?.CriteriaList is not { } criteria) return;
        var executed = job.Count(ExecutionState.Succeeded) + Failures(job, JobExecutionFailureType.ALL);
        foreach (var one in criteria)
            if (executed >= one.MinNumberOfExecutedThings && Failures(job, one.FailureType) * 100.0 / executed >= one.ThresholdPercentage)
                Cancel(job, now, "ABORT_CRITERIA_MET", null);
    }

    private static int Failures(DeviceJob job, JobExecutionFailureType type) =>
        type == JobExecutionFailureType.FAILED ? job.Count(ExecutionState.Failed)
        : type == JobExecutionFailureType.REJECTED ? job.Count(ExecutionState.Rejected)
        : type == JobExecutionFailureType.TIMED_OUT ? job.Count(ExecutionState.TimedOut)
        : job.Count(ExecutionState.Failed) + job.Count(ExecutionState.Rejected) + job.Count(ExecutionState.TimedOut);
}
