namespace IoTFleet.Core.Greengrass.Summaries;

/// <summary>How many devices have something in common.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Count">How many they are.</param>
public sealed record FleetCount(string Name, int Count)
{
    /// <summary>The name and the count.</summary>
    public override string ToString() => $"{Name}: {Count}";

    /// <summary>The counts of values, the most frequent first.</summary>
    internal static IReadOnlyList<FleetCount> Of(IEnumerable<string?> values) =>
        values.GroupBy(v => string.IsNullOrEmpty(v) ? "(unknown)" : v!).Select(g => new FleetCount(g.Key, g.Count()))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();

    internal static string Line(IReadOnlyList<FleetCount> counts) => string.Join(", ", counts.Select(c => $"{c.Count} x {c.Name}"));
}
