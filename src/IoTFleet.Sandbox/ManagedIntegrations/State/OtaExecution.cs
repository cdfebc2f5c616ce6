using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>One device's part of a firmware task.</summary>
internal sealed class OtaExecution(ManagedThing thing, DateTime now)
{
    internal ManagedThing Thing { get; } = thing;

    internal OtaTaskExecutionStatus Status { get; set; } = OtaTaskExecutionStatus.QUEUED;

    internal DateTime QueuedAt { get; set; } = now;

    internal DateTime? StartedAt { get; set; }

    internal DateTime UpdatedAt { get; set; } = now;

    /// <summary>How often the device has been told again after a failure.</summary>
    internal int RetryAttempt { get; set; }

    /// <summary>What the device is going to end with, once it has started.</summary>
    internal OtaTaskExecutionStatus? Outcome { get; set; }

    /// <summary>Whether the device is done but could not say so, being off line.</summary>
    internal bool IsUnreported { get; set; }

    internal bool IsRunning => Status == OtaTaskExecutionStatus.QUEUED || Status == OtaTaskExecutionStatus.IN_PROGRESS;

    internal OtaTaskExecutionSummaries Summary => new()
    {
        ManagedThingId = Thing.Id,
        TaskExecutionSummary = new OtaTaskExecutionSummary
        {
            ExecutionNumber = RetryAttempt + 1,
            LastUpdatedAt = UpdatedAt,
            QueuedAt = QueuedAt,
            RetryAttempt = RetryAttempt,
            StartedAt = StartedAt,
            Status = Status,
        },
    };
}
