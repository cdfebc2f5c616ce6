namespace IoTFleet.Core.Reports;

/// <summary>One change in a fleet.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Name">The device, component, thing group, thing or task.</param>
/// <param name="Before">What was before; null for what is new.</param>
/// <param name="After">What is now; null for what is gone.</param>
public sealed record FleetReportChange(FleetReportSubject About, string Name, string? Before, string? After)
{
    /// <summary>The change in a line.</summary>
    public override string ToString() => $"{About} {Name}: {Before ?? "(none)"} -> {After ?? "(none)"}";
}
