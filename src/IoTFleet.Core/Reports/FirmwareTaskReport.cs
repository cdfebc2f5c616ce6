using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.Core.Reports;

/// <summary>A firmware task, and how far its executions are, as Get-MIOtaTaskProgress tells it.</summary>
public sealed record FirmwareTaskReport
{
    /// <summary>The task.</summary>
    public required string TaskId { get; init; }

    /// <summary>What the task is for.</summary>
    public string? Description { get; init; }

    /// <summary>The task's own status, which says that it is over and not that it went well.</summary>
    public string? Status { get; init; }

    /// <summary>ONE_TIME or CONTINUOUS.</summary>
    public string? OtaType { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>How many things it is for, as far as is known.</summary>
    public required int Total { get; init; }

    /// <summary>How many things have not been told of it.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many things have been told and have not begun.</summary>
    public required int Queued { get; init; }

    /// <summary>How many things are being updated.</summary>
    public required int InProgress { get; init; }

    /// <summary>How many things have been updated.</summary>
    public required int Succeeded { get; init; }

    /// <summary>How many updates failed, timed out or were rejected.</summary>
    public int Failed => Failures.Count;

    /// <summary>How many updates were canceled.</summary>
    public required int Canceled { get; init; }

    /// <summary>How many things were removed from it.</summary>
    public required int Removed { get; init; }

    /// <summary>The things that were not updated, with how their updates ended.</summary>
    public IReadOnlyList<FirmwareFailureReport> Failures { get; init; } = [];

    /// <summary>The task and its status.</summary>
    public override string ToString() => $"{TaskId}: {Status} ({Succeeded} of {Total} succeeded)";

    internal static FirmwareTaskReport Of(OtaTaskProgress task, DateTime? createdAt, Func<string, string?> name) => new()
    {
        TaskId = task.TaskId,
        Description = task.Description,
        Status = task.Status?.Value,
        OtaType = task.OtaType?.Value,
        CreatedAt = createdAt?.ToUniversalTime(),
        Total = task.Total,
        Waiting = task.Waiting,
        Queued = task.Queued,
        InProgress = task.InProgress,
        Succeeded = task.Succeeded,
        Canceled = task.Canceled,
        Removed = task.Removed,
        Failures = [.. task.Failed.Select(f => new FirmwareFailureReport(f.ManagedThingId, name(f.ManagedThingId), f.Status.Value, f.RetryAttempt, f.LastUpdatedAt?.ToUniversalTime()))],
    };
}
