using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>How far an over-the-air task is: its executions counted by status, and the things that it failed on.</summary>
public sealed class OtaTaskProgress
{
    private readonly IReadOnlyDictionary<string, int> _counts;

    internal OtaTaskProgress(GetOtaTaskResponse task, IReadOnlyCollection<OtaTaskExecutionSummaries> executions, IReadOnlyList<FailedUpdate> failed)
    {
        TaskId = task.TaskId;
        Description = task.Description;
        Status = task.Status;
        OtaType = task.OtaType;
        Failed = failed;
        _counts = executions.GroupBy(e => e.TaskExecutionSummary?.Status?.Value ?? "").ToDictionary(g => g.Key, g => g.Count());
        Total = Math.Max(executions.Count, task.Target?.Count ?? 0);
        Waiting = Total - executions.Count;
    }

    /// <summary>The task.</summary>
    public string TaskId { get; }

    /// <summary>What the task is for.</summary>
    public string? Description { get; }

    /// <summary>The task's own status. It says that the task is over, not that it went well.</summary>
    public OtaStatus? Status { get; }

    /// <summary>ONE_TIME or CONTINUOUS.</summary>
    public OtaType? OtaType { get; }

    /// <summary>How many things the task is for, as far as is known: a query may find more.</summary>
    public int Total { get; }

    /// <summary>How many things have not been told of the task yet.</summary>
    public int Waiting { get; }

    /// <summary>How many things have been told and have not begun.</summary>
    public int Queued => Count(OtaTaskExecutionStatus.QUEUED);

    /// <summary>How many things are being updated.</summary>
    public int InProgress => Count(OtaTaskExecutionStatus.IN_PROGRESS);

    /// <summary>How many things have been updated.</summary>
    public int Succeeded => Count(OtaTaskExecutionStatus.SUCCEEDED);

    /// <summary>How many updates failed, timed out or were rejected.</summary>
    public int FailedCount => Failed.Count;

    /// <summary>How many updates were canceled.</summary>
    public int Canceled => Count(OtaTaskExecutionStatus.CANCELED);

    /// <summary>How many things were removed from the task.</summary>
    public int Removed => Count(OtaTaskExecutionStatus.REMOVED);

    /// <summary>How much of the task is over, in percent.</summary>
    public int PercentDone => Total == 0 ? (IsOver ? 100 : 0) : 100 * (Total - Waiting - Queued - InProgress) / Total;

    /// <summary>The things that were not updated, with how their updates ended.</summary>
    public IReadOnlyList<FailedUpdate> Failed { get; }

    /// <summary>Whether nothing more will happen.</summary>
    public bool IsOver => Status == OtaStatus.COMPLETED || Status == OtaStatus.CANCELED;

    /// <summary>Whether the task is over and every thing of it was updated.</summary>
    public bool IsSuccess => Status == OtaStatus.COMPLETED && FailedCount == 0 && Canceled == 0;

    private int Count(OtaTaskExecutionStatus status) => _counts.TryGetValue(status.Value, out var count) ? count : 0;
}
