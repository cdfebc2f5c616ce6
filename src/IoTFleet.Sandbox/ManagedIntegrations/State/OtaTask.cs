using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.Ota;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>A firmware task: whom it targets, how far it has been rolled out, and an execution for each device that has been told.</summary>
internal sealed class OtaTask : ITagged
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal required string Id { get; init; }

    internal required string Arn { get; init; }

    internal required string S3Url { get; init; }

    internal required OtaType Type { get; init; }

    internal string? Description { get; set; }

    internal OtaProtocol? Protocol { get; init; }

    internal OtaMechanism? Mechanism { get; init; }

    internal List<string>? Target { get; init; }

    internal string? QueryString { get; init; }

    /// <summary>Which things the query string means.</summary>
    internal Func<ManagedThing, bool>? Query { get; init; }

    internal string? ConfigurationId { get; set; }

    internal OtaTaskSchedulingConfig? Scheduling { get; init; }

    internal OtaTaskExecutionRetryConfig? Retry { get; init; }

    internal IReadOnlyList<MaintenanceWindow> Windows { get; init; } = [];

    internal required DateTime CreatedAt { get; init; }

    internal DateTime UpdatedAt { get; set; }

    internal OtaStatus Status { get; set; } = OtaStatus.SCHEDULED;

    public Dictionary<string, string> Tags { get; init; } = [];

    /// <summary>Everything that was ever targeted.</summary>
    internal HashSet<string> Targeted { get; } = new(StringComparer.Ordinal);

    /// <summary>What is targeted and has not been told.</summary>
    internal Queue<ManagedThing> Waiting { get; } = new();

    internal Table<OtaExecution> Executions { get; } = new(e => e.Thing.Id);

    /// <summary>How fast devices are told, and whether the next round of telling is planned.</summary>
    internal RolloutRate? Rate { get; set; }

    internal bool RoundPlanned { get; set; }

    /// <summary>Whether no more devices are told: the task's end time has come.</summary>
    internal bool RolloutEnded { get; set; }

    internal bool IsActive => Status == OtaStatus.IN_PROGRESS || Status == OtaStatus.SCHEDULED;

    internal int Count(OtaTaskExecutionStatus status) => _counts.TryGetValue(status.Value, out var count) ? count : 0;

    internal int Finished => Executions.Count - Count(OtaTaskExecutionStatus.QUEUED) - Count(OtaTaskExecutionStatus.IN_PROGRESS);

    internal void Add(OtaExecution execution)
    {
        Executions.Add(execution);
        _counts[execution.Status.Value] = Count(execution.Status) + 1;
    }

    internal void Move(OtaExecution execution, OtaTaskExecutionStatus status, DateTime now)
    {
        _counts[execution.Status.Value]--;
        _counts[status.Value] = Count(status) + 1;
        execution.Status = status;
        execution.UpdatedAt = now;
        UpdatedAt = now;
    }
}
