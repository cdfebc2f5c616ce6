namespace IoTFleet.Core.Greengrass.Summaries;

/// <summary>A device that has not reported for longer than a healthy one does, whatever its status says.</summary>
/// <param name="CoreDeviceThingName">The device.</param>
/// <param name="Status">Its status as it was when it reported.</param>
/// <param name="LastReported">When it reported last.</param>
/// <param name="Silence">For how long it has not.</param>
public sealed record StaleDevice(string CoreDeviceThingName, string? Status, DateTime? LastReported, TimeSpan? Silence);
