namespace IoTFleet.Sandbox.IoT;

/// <summary>How a thing ended its part of a job. Things that ended alike share one.</summary>
/// <param name="State">SUCCEEDED, FAILED or REJECTED.</param>
/// <param name="DetailedStatus">The device software's own word for how it ended.</param>
/// <param name="Cause">Why it failed, for people.</param>
/// <param name="ErrorStack">Error codes from the general to the specific.</param>
/// <param name="ErrorTypes">What kind of errors they are.</param>
internal sealed record JobOutcome(
    ExecutionState State, string DetailedStatus, string? Cause = null, IReadOnlyList<string>? ErrorStack = null, IReadOnlyList<string>? ErrorTypes = null)
{
    internal static JobOutcome Success { get; } = new(ExecutionState.Succeeded, "SUCCESSFUL");

    /// <summary>The status details that the device reports to the job.</summary>
    internal Dictionary<string, string> Details()
    {
        var details = new Dictionary<string, string> { ["detailed-deployment-status"] = DetailedStatus };
        if (Cause is not null) details["deployment-failure-cause"] = Cause;
        if (ErrorStack is not null) details["deployment-error-stack"] = string.Join(",", ErrorStack);
        if (ErrorTypes is not null) details["deployment-error-types"] = string.Join(",", ErrorTypes);
        return details;
    }
}
