using Amazon.IoT;

namespace IoTFleet.Sandbox.IoT;

/// <summary>Where a thing is with a job.</summary>
internal enum ExecutionState : byte
{
    Queued,
    InProgress,
    Succeeded,
    Failed,
    TimedOut,
    Rejected,
    Removed,
    Canceled,
}

/// <summary>What AWS IoT calls the states.</summary>
internal static class ExecutionStates
{
    private static readonly JobExecutionStatus[] Names =
    [
        JobExecutionStatus.QUEUED, JobExecutionStatus.IN_PROGRESS, JobExecutionStatus.SUCCEEDED, JobExecutionStatus.FAILED,
        JobExecutionStatus.TIMED_OUT, JobExecutionStatus.REJECTED, JobExecutionStatus.REMOVED, JobExecutionStatus.CANCELED,
    ];

    internal const int Count = 8;

    internal static JobExecutionStatus Name(this ExecutionState state) => Names[(int)state];

    internal static ExecutionState? Find(JobExecutionStatus? name) =>
        name is null ? null : (ExecutionState)Array.FindIndex(Names, n => n.Value == name.Value);

    /// <summary>Whether the thing still has something to do.</summary>
    internal static bool IsPending(this ExecutionState state) => state <= ExecutionState.InProgress;
}
