namespace IoTFleet.Core.Reports;

/// <summary>How many devices last reported a certain time ago.</summary>
/// <param name="Name">The time in words.</param>
/// <param name="UpToHours">The longest time, in hours; null where there is no end to it, or where devices have never reported.</param>
/// <param name="Count">How many devices.</param>
/// <param name="IsStale">Whether that is longer than a healthy device is silent.</param>
public sealed record AgeBand(string Name, double? UpToHours, int Count, bool IsStale)
{
    private const double Apart = 0.75;
    private static readonly double[] Limits = [1, 6, 12, 24, 72, 168, 720];

    /// <summary>The count and the time.</summary>
    public override string ToString() => $"{Name}: {Count}";

    internal static IReadOnlyList<AgeBand> Of(IReadOnlyCollection<DeviceReport> devices, DateTime now, double staleAfterHours)
    {
        // A device that is stale by a minute is not in one band with those that are not.
        // A limit close to that one would make a band of next to nothing.
        double[] limits = [.. Limits.Where(l => l < staleAfterHours * Apart), staleAfterHours, .. Limits.Where(l => l * Apart > staleAfterHours)];
        var ages = devices.Where(d => d.LastReported is not null).Select(d => Math.Max(0, (now - d.LastReported!.Value).TotalHours)).ToList();
        var bands = new List<AgeBand>();
        double from = double.NegativeInfinity;
        foreach (var limit in limits)
        {
            var (least, isFirst) = (from, bands.Count == 0);
            bands.Add(new AgeBand(isFirst ? $"up to {Words(limit)}" : Between(least, limit), limit, ages.Count(a => a > least && a <= limit), limit > staleAfterHours));
            from = limit;
        }

        bands.Add(new AgeBand($"over {Words(from)}", null, ages.Count(a => a > from), true));
        if (devices.Count > ages.Count) bands.Add(new AgeBand("never", null, devices.Count - ages.Count, true));
        return bands;
    }

    private static string Between(double from, double to)
    {
        var (least, most) = (Words(from), Words(to));
        var unit = most.Substring(most.Length - 2);
        return $"{(least.EndsWith(unit, StringComparison.Ordinal) ? least.Substring(0, least.Length - 2) : least)} to {most}";
    }

    private static string Words(double hours) =>
        hours >= 48 && hours % 24 == 0 ? FormattableString.Invariant($"{hours / 24:0.##} d") : FormattableString.Invariant($"{hours:0.##} h");
}
