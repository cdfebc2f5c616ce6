using System.Collections.Concurrent;

namespace IoTFleet.Core.Reports;

/// <summary>Gathers what could not be read, so that one cause that hits many is told once.</summary>
internal sealed class Unseen
{
    private const int Named = 3;
    private readonly ConcurrentQueue<(string What, string? Name, string Why)> _items = new();

    internal void Add(string what, string why) => _items.Enqueue((what, null, why));

    /// <summary>Adds one of many that could not be read.</summary>
    /// <param name="what">What, in words that a name may follow: the components of core device.</param>
    /// <param name="name">Its name.</param>
    /// <param name="why">Why.</param>
    internal void Add(string what, string name, string why) => _items.Enqueue((what, name, why));

    internal IReadOnlyList<string> Lines => [.. _items
        .GroupBy(i => (i.What, Why: i.Name is null ? i.Why : i.Why.Replace(i.Name, "...")))
        .Select(g =>
        {
            var names = g.Where(i => i.Name is not null).Select(i => i.Name!).Distinct().OrderBy(n => n, StringComparer.Ordinal).ToList();
            var more = names.Count > Named ? $" and {names.Count - Named} more" : "";
            return $"{g.Key.What}{(names.Count > 0 ? $" {string.Join(", ", names.Take(Named))}{more}" : "")}: {g.First().Why}";
        })
        .Distinct()];
}
