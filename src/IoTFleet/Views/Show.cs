using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Amazon.Runtime;

namespace IoTFleet.Views;

/// <summary>
/// What the module's views show of values: times where the reader is, ARNs without what all of them share, status words in
/// colour. The objects keep the full values. Values that came through serialization are shown like those that did not.
/// </summary>
public static class Show
{
    private const int ColonsBeforeResource = 5;

    /// <summary>A time in the short form of the reader's culture and time zone.</summary>
    /// <param name="value">A time, or its text in the form of ISO 8601; without a zone it is UTC.</param>
    public static string? Time(object? value)
    {
        var time = Plain(value) switch
        {
            DateTime given => given,
            DateTimeOffset given => given.UtcDateTime,
            string text when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var parsed) => parsed,
            _ => (DateTime?)null,
        };
        if (time is not { } known) return Plain(value)?.ToString();
        return (known.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(known, DateTimeKind.Utc) : known).ToLocalTime().ToString("g", CultureInfo.CurrentCulture);
    }

    /// <summary>An ARN's resource, without partition, service, region and account. Other text stays as it is.</summary>
    public static string? Arn(object? value)
    {
        var text = Plain(value)?.ToString();
        return text?.StartsWith("arn:", StringComparison.Ordinal) == true && text.Split([':'], ColonsBeforeResource + 1) is { Length: > ColonsBeforeResource } parts
            ? parts[ColonsBeforeResource]
            : text;
    }

    /// <summary>A status word, in the colour of good, bad or neither where the host shows colours.</summary>
    public static string? Status(object? value) => Text(value) is { } text ? Palette.Paint(text) : null;

    /// <summary>Where deployments differ, as far as there is either.</summary>
    /// <param name="component">The component.</param>
    /// <param name="pointer">The JSON pointer in its configuration, or in the deployment.</param>
    public static string Where(object? component, object? pointer) => string.Join(" ", new[] { Text(component), Text(pointer) }.Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>Any value in one line: lists with commas, tables and structures with their members' names.</summary>
    public static string? Value(object? value) => Text(value);

    private static string? Text(object? value) => Plain(value) switch
    {
        null => null,
        string text => text,
        PSObject bag => Text(bag),
        ConstantClass constant => constant.Value,
        DateTime time => Time(time),
        bool flag => flag.ToString(),
        IDictionary table => Joined("; ", table.Keys.Cast<object>().Select(key => Member(key.ToString()!, table[key]))),
        IEnumerable list => Joined(", ", list.Cast<object?>().Select(Text)),
        IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
        { } other when other.GetType().Namespace?.StartsWith("Amazon", StringComparison.Ordinal) == true => Text(PSObject.AsPSObject(other)),
        { } other => other.ToString(),
    };

    // A structure of the service. One that was serialized has its words as text.
    private static string? Text(PSObject structure)
    {
        if (structure.TypeNames.Any(name => name.EndsWith(nameof(ConstantClass), StringComparison.Ordinal))) return structure.ToString();
        return Joined("; ", structure.Properties.Where(property => property.IsGettable).Select(property => Member(property.Name, property.Value)));
    }

    private static string? Member(string name, object? value) => Text(value) is { Length: > 0 } text ? $"{name} {text}" : null;

    private static string? Joined(string separator, IEnumerable<string?> parts) =>
        parts.Where(part => !string.IsNullOrEmpty(part)).ToList() is { Count: > 0 } some ? string.Join(separator, some) : null;

    private static object? Plain(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
