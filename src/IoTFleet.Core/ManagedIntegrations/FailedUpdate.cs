using Amazon.IoTManagedIntegrations;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>A managed thing that an over-the-air task did not update.</summary>
public sealed class FailedUpdate
{
    /// <summary>The thing.</summary>
    public required string ManagedThingId { get; init; }

    /// <summary>The thing's name, where it has one and is there yet.</summary>
    public string? ManagedThingName { get; init; }

    /// <summary>How the update ended: FAILED, TIMED_OUT or REJECTED.</summary>
    public required OtaTaskExecutionStatus Status { get; init; }

    /// <summary>How often it was tried again.</summary>
    public int RetryAttempt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTime? LastUpdatedAt { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{ManagedThingName ?? ManagedThingId} ({Status})";
}
