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
}
