using IoTFleet.Core.Greengrass.Summaries;

namespace IoTFleet.Core.Reports;

/// <summary>How devices that have something in common are.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Healthy">How many are healthy and have reported of late.</param>
/// <param name="Unhealthy">How many are not, and have reported of late.</param>
/// <param name="Stale">How many have not reported for longer than a healthy device does.</param>
/// <param name="Unknown">How many have a status that is not known.</param>
public sealed record HealthCount(string Name, int Healthy, int Unhealthy, int Stale, int Unknown = 0)
{
    /// <summary>How many they are.</summary>
    public int Total => Healthy + Unhealthy + Stale + Unknown;

    /// <summary>The name and the counts.</summary>
    public override string ToString() => $"{Name}: {Total}, {Healthy} healthy, {Unhealthy} unhealthy, {Stale} stale{(Unknown > 0 ? $", {Unknown} unknown" : "")}";

    internal static HealthCount Of(string name, IEnumerable<DeviceReport> devices)
    {
        var counts = new int[4];
        foreach (var device in devices) counts[(int)device.Health]++;
        return new HealthCount(name, counts[(int)DeviceHealth.Healthy], counts[(int)DeviceHealth.Unhealthy], counts[(int)DeviceHealth.Stale], counts[(int)DeviceHealth.Unknown]);
    }

    /// <summary>The devices by something that each has one of, the most frequent first.</summary>
    internal static IReadOnlyList<HealthCount> By(IEnumerable<DeviceReport> devices, Func<DeviceReport, string?> key) =>
        Sorted(devices.GroupBy(d => key(d) is { Length: > 0 } name ? name : "(unknown)").Select(g => Of(g.Key, g)));

    internal static IReadOnlyList<HealthCount> Sorted(IEnumerable<HealthCount> counts) =>
        [.. counts.OrderByDescending(c => c.Total).ThenBy(c => c.Name, StringComparer.Ordinal)];
}
