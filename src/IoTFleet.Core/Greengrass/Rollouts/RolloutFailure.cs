using System.Text.RegularExpressions;

namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>A cause that made devices fail.</summary>
public sealed class RolloutFailure
{
    private const int Named = 5;

    // Amounts, exit times and ports differ from device to device where the cause is the same.
    private static readonly Regex Numbers = new("[0-9]+", RegexOptions.CultureInvariant);

    internal RolloutFailure(string cause, IReadOnlyList<RolloutDevice> devices)
    {
        Cause = cause;
        Devices = devices;
    }

    /// <summary>The cause: error code and reason, in the words of the first device. Numbers in it may differ on others.</summary>
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

    /// <summary>The first causes in words, and how many more there are.</summary>
    internal static IEnumerable<string> Words(IReadOnlyList<RolloutFailure> failures, Func<RolloutFailure, string> words) =>
        failures.Take(Named).Select(words).Concat(failures.Count > Named ? [$"and {failures.Count - Named} more causes"] : []);

    /// <summary>The causes, the one that hit most devices first.</summary>
    internal static IReadOnlyList<RolloutFailure> Of(IEnumerable<RolloutDevice> failed) =>
        failed.GroupBy(device => Numbers.Replace(CauseOf(device), "0")).Select(g => new RolloutFailure(CauseOf(g.First()), [.. g])).OrderByDescending(f => f.Count).ThenBy(f => f.Cause, StringComparer.Ordinal).ToList();

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
