using Amazon.IoT;
using Amazon.IoT.Model;

namespace IoTFleet.Sandbox.IoT;

/// <summary>A job: what it targets, how it rolls out, and where each thing is with it.</summary>
internal sealed class DeviceJob(string id, string arn, string targetArn, ThingGroup? group, DateTime createdAt, IJobWorker worker)
{
    private readonly int[] _counts = new int[ExecutionStates.Count];

    internal string Id { get; } = id;

    internal string Arn { get; } = arn;

    internal string TargetArn { get; } = targetArn;

    /// <summary>The group it targets; null when it targets a thing.</summary>
    internal ThingGroup? Group { get; } = group;

    /// <summary>A job for a group goes on: it also reaches the things that join the group later.</summary>
    internal bool IsContinuous => Group is not null;

    internal DateTime CreatedAt { get; } = createdAt;

    internal IJobWorker Worker { get; } = worker;

    internal JobExecutionsRolloutConfig? Rollout { get; set; }

    internal AbortConfig? Abort { get; set; }

    internal TimeoutConfig? Timeout { get; set; }

    internal JobStatus Status { get; set; } = JobStatus.IN_PROGRESS;

    internal string? Comment { get; set; }

    internal string? ReasonCode { get; set; }

    internal DateTime UpdatedAt { get; set; } = createdAt;

    internal DateTime? CompletedAt { get; set; }

    /// <summary>The executions by thing name.</summary>
    internal List<DeviceJobExecution> Executions { get; } = [];

    internal bool IsCanceled => Status == JobStatus.CANCELED;

    /// <summary>How many things still have something to do.</summary>
    internal int Pending => Count(ExecutionState.Queued) + Count(ExecutionState.InProgress);

    /// <summary>How many things it has told to begin; what an exponential rollout grows by.</summary>
    internal int Notified { get; set; }

    internal int Count(ExecutionState state) => _counts[(int)state];

    internal DeviceJobExecution? Find(string thingName)
    {
        var index = After(thingName) - 1;
        return index >= 0 && Executions[index].Thing.Name == thingName ? Executions[index] : null;
    }

    /// <summary>The index behind a name, whether or not it is there.</summary>
    internal int After(string thingName)
    {
        if (Executions.Count == 0 || string.CompareOrdinal(Executions[Executions.Count - 1].Thing.Name, thingName) <= 0) return Executions.Count;
        int low = 0, high = Executions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(Executions[middle].Thing.Name, thingName) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    internal DeviceJobExecution Add(Thing thing, DateTime now)
    {
        var execution = new DeviceJobExecution(thing, now);
        Executions.Insert(After(thing.Name), execution);
        _counts[(int)ExecutionState.Queued]++;
        return execution;
    }

    internal void Move(DeviceJobExecution execution, ExecutionState state, DateTime now)
    {
        _counts[(int)execution.State]--;
        _counts[(int)state]++;
        execution.State = state;
        execution.UpdatedAt = now;
        UpdatedAt = now;
        if (IsContinuous || Pending > 0 || Status != JobStatus.IN_PROGRESS) return;
        Status = JobStatus.COMPLETED;
        CompletedAt = now;
    }
}
