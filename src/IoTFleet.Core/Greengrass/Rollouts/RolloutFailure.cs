namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>A cause that made devices fail.</summary>
public sealed class RolloutFailure
{
    private const int Named = 5;

    internal RolloutFailure(string cause, IReadOnlyList<RolloutDevice> devices)
    {
        Cause = cause;
        Devices = devices;
    }

    /// <summary>The cause: error code and reason.</summary>
    public string Cause { get; }

    /// <summary>How many devices it hit.</summary>
    public int Count => Devices.Count;

    /// <summary>The devices.</summary>
    public IReadOnlyList<RolloutDevice> Devices { get; }

    /// <summary>The count, the first devices and the cause.</summary>
    public override string ToString() => $"{Count} x {Cause}: {Names(Devices)}";

    /// <summary>The first names, and how many more there are.</summary>
    internal static string Names(IReadOnlyList<RolloutDevice> devices, int count = Named) =>
        string.Join(", ", devices.Take(count).Select(d => d.CoreDeviceThingName)) + (devices.Count > count ? $" and {devices.Count - count} more" : "");

    /// <summary>The causes, the one that hit most devices first.</summary>
    internal static IReadOnlyList<RolloutFailure> Of(IEnumerable<RolloutDevice> failed) =>
        failed.GroupBy(CauseOf).Select(g => new RolloutFailure(g.Key, [.. g])).OrderByDescending(f => f.Count).ThenBy(f => f.Cause, StringComparer.Ordinal).ToList();

    // Devices put their own name into the reason; without it, one cause is one group.
    private static string CauseOf(RolloutDevice device)
    {
        var reason = device.Reason?.Replace(device.CoreDeviceThingName, "(device)");
        var kind = device.ErrorTypes.Count > 0 ? $" ({string.Join(", ", device.ErrorTypes)})" : "";
        var code = device.ErrorCode ?? device.Status switch
        {
            RolloutDeviceStatus.TimedOut => "timed out",
            RolloutDeviceStatus.Rejected => "rejected",
            _ => "failed",
        };
        return string.IsNullOrEmpty(reason) ? code + kind : $"{code}{kind}: {reason}";
    }
}
