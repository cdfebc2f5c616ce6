namespace IoTFleet.Sandbox.IoT;

/// <summary>One thing's part in a job. There is one for each thing of each job, so it holds no more than it must.</summary>
internal sealed class DeviceJobExecution(Thing thing, DateTime queuedAt)
{
    internal Thing Thing { get; } = thing;

    internal ExecutionState State { get; set; }

    internal DateTime QueuedAt { get; } = queuedAt;

    /// <summary>When the thing began; the earliest time when it has not.</summary>
    internal DateTime StartedAt { get; set; }

    internal DateTime UpdatedAt { get; set; } = queuedAt;

    /// <summary>What the thing said in the end.</summary>
    internal JobOutcome? Outcome { get; set; }
}
