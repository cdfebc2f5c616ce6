namespace IoTFleet.Core.Reports;

/// <summary>A managed thing that a firmware task did not update.</summary>
/// <param name="ManagedThingId">The thing.</param>
/// <param name="ManagedThingName">The thing's name, where it is known.</param>
/// <param name="Status">FAILED, TIMED_OUT or REJECTED.</param>
/// <param name="RetryAttempt">How often it was tried again.</param>
/// <param name="LastUpdatedAt">When it ended, in UTC.</param>
public sealed record FirmwareFailureReport(string ManagedThingId, string? ManagedThingName, string Status, int RetryAttempt, DateTime? LastUpdatedAt);
