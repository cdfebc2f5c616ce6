using Amazon.GreengrassV2.Model;

namespace IoTFleet.Core.Greengrass.Summaries;

/// <summary>A component that is broken somewhere.</summary>
/// <param name="ComponentName">The component.</param>
/// <param name="ComponentVersion">Its version.</param>
/// <param name="State">Its state: BROKEN or ERRORED.</param>
/// <param name="Details">What the devices say of it, each once.</param>
/// <param name="Devices">The devices that it is broken on.</param>
public sealed record BrokenComponent(string ComponentName, string ComponentVersion, string State, IReadOnlyList<string> Details, IReadOnlyList<string> Devices)
{
    private const int Named = 5;

    /// <summary>On how many devices it is broken.</summary>
    public int Count => Devices.Count;

    /// <summary>The component, the devices and what they say.</summary>
    public override string ToString() =>
        $"{ComponentName} {ComponentVersion} {State} on {string.Join(", ", Devices.Take(Named))}{(Count > Named ? $" and {Count - Named} more" : "")}{(Details.Count > 0 ? ": " + Details[0] : "")}";

    /// <summary>The broken components of devices, the one that is broken on most of them first.</summary>
    internal static IReadOnlyList<BrokenComponent> Of(IEnumerable<(string Device, InstalledComponent Component)> broken) => broken
        .GroupBy(b => (b.Component.ComponentName, b.Component.ComponentVersion, State: b.Component.LifecycleState.Value))
        .Select(g => new BrokenComponent(
            g.Key.ComponentName, g.Key.ComponentVersion, g.Key.State,
            [.. g.Select(b => b.Component.LifecycleStateDetails).Where(d => !string.IsNullOrEmpty(d)).Distinct()],
            [.. g.Select(b => b.Device).OrderBy(d => d, StringComparer.Ordinal)]))
        .OrderByDescending(c => c.Count).ThenBy(c => c.ComponentName, StringComparer.Ordinal)
        .ToList();
}
