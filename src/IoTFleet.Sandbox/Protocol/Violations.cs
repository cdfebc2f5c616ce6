using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace IoTFleet.Sandbox.Protocol;

/// <summary>Gathers what is wrong with a request, in the words the services use. Values are never repeated: they may be secret.</summary>
internal sealed class Violations
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new();

    private readonly List<(string Path, string Message)> _found = [];

    internal bool Any => _found.Count > 0;

    /// <summary>The members at fault and what is wrong with each.</summary>
    internal IReadOnlyList<(string Path, string Message)> Found => _found;

    /// <summary>All violations in one sentence, as the services put it.</summary>
    internal string Message =>
        _found.Count == 1 && _found[0].Path.Length == 0
            ? _found[0].Message
            : $"{_found.Count} validation error{(_found.Count == 1 ? "" : "s")} detected: {string.Join("; ", _found.Select(v => v.Message))}";

    /// <summary>Refuses the request as a whole.</summary>
    internal void Refuse(string message) => _found.Add(("", message));

    internal void Missing(string path) => Add(path, "Member must not be null");

    internal void Length(string value, string path, long? min, long? max) =>
        Length(value.Count(c => !char.IsLowSurrogate(c)), path, min, max);

    internal void Length(MemoryStream value, string path, long? min, long? max) => Length(value.Length, path, min, max);

    internal void Length<T>(List<T> value, string path, long? min, long? max) => Length(value.Count, path, min, max);

    internal void Length<T>(Dictionary<string, T> value, string path, long? min, long? max) => Length(value.Count, path, min, max);

    internal void Range(double value, string path, double? min, double? max)
    {
        if (value < min) Add(path, $"Member must have value greater than or equal to {min}");
        if (value > max) Add(path, $"Member must have value less than or equal to {max}");
    }

    internal void Pattern(string value, string path, string pattern)
    {
        var regex = Patterns.GetOrAdd(pattern, static p => new Regex($@"\A(?:{JavaPattern.ToNet(p)})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
        try
        {
            if (regex.IsMatch(value)) return;
        }
        catch (RegexMatchTimeoutException)
        {
            // A value that the pattern cannot decide within a second is not one that it describes.
        }

        Add(path, $"Member must satisfy regular expression pattern: {pattern}");
    }

    internal void OneOf(ConstantClass value, string path, params string[] known)
    {
        if (Array.IndexOf(known, value.Value) < 0) Add(path, $"Member must satisfy enum value set: [{string.Join(", ", known)}]");
    }

    internal void Each<T>(List<T> list, string path, Action<T, string> check)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null) Missing($"{path}.{i + 1}.member");
            else check(list[i], $"{path}.{i + 1}.member");
        }
    }

    internal void Each<T>(Dictionary<string, T> map, string path, Action<T, string> check)
    {
        foreach (var pair in map)
        {
            if (pair.Value is null) Missing($"{path}.{pair.Key}.member");
            else check(pair.Value, $"{path}.{pair.Key}.member");
        }
    }

    private void Length(long length, string path, long? min, long? max)
    {
        if (length < min) Add(path, $"Member must have length greater than or equal to {min}");
        if (length > max) Add(path, $"Member must have length less than or equal to {max}");
    }

    private void Add(string path, string constraint) =>
        _found.Add((path, $"Value at '{path}' failed to satisfy constraint: {constraint}"));
}
