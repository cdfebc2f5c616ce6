namespace IoTFleet.Core.Reports;

/// <summary>A reason for which devices failed a deployment.</summary>
/// <param name="Cause">Error code and reason, in the words of the first device.</param>
/// <param name="Devices">The devices.</param>
public sealed record RolloutFailureReport(string Cause, IReadOnlyList<string> Devices)
{
    /// <summary>How many devices failed for it.</summary>
    public int Count => Devices.Count;
}
