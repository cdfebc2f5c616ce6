using System.Collections;
using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>Reads hashtables and objects given for structured parameters. An unknown key is an error that names the known ones.</summary>
internal sealed class StructuredArgument
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _what;

    private StructuredArgument(string what) => _what = what;

    /// <summary>The members of a hashtable or object, or null for anything else.</summary>
    internal static StructuredArgument? Read(object value, string what)
    {
        var argument = new StructuredArgument(what);
        switch (Unwrap(value))
        {
            case IDictionary table:
                foreach (DictionaryEntry entry in table) argument._values[entry.Key.ToString()!] = Unwrap(entry.Value);
                return argument;
            case PSObject { BaseObject: PSCustomObject } custom:
                foreach (var property in custom.Properties) argument._values[property.Name] = Unwrap(property.Value);
                return argument;
            default:
                return null;
        }
    }

    internal IEnumerable<KeyValuePair<string, object?>> Members => _values;

    /// <summary>Refuses members other than these.</summary>
    internal StructuredArgument Only(params string[] known)
    {
        foreach (var name in _values.Keys)
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new ArgumentTransformationMetadataException($"{_what} has no '{name}'. Known: {string.Join(", ", known)}.");
        return this;
    }

    internal object? this[string name] => _values.TryGetValue(name, out var value) ? value : null;

    internal T? Get<T>(string name)
    {
        if (this[name] is not { } value) return default;
        return LanguagePrimitives.TryConvertTo(value, out T result)
            ? result
            : throw new ArgumentTransformationMetadataException($"{_what} cannot have the {name} '{value}': it takes {Words(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T))}.");
    }

    private static string Words(Type type) => type == typeof(int) || type == typeof(long) ? "a whole number" : type == typeof(string) ? "text" : $"a {type.Name}";

    /// <summary>The value without PowerShell's wrapper, except for objects that are nothing but their properties.</summary>
    internal static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>The value, unwrapped. JSON makes an object with the one member Value of an enumeration's value: that is the member's.</summary>
    internal static object? Plain(object? value) => Unwrap(value) switch
    {
        IDictionary { Count: 1 } table => table.Keys.Cast<object>().First() is var key && IsValue(key.ToString()) ? Unwrap(table[key]) : table,
        PSObject custom => custom.Properties.Take(2).ToList() is { Count: 1 } members && IsValue(members[0].Name) ? Unwrap(members[0].Value) : custom,
        var other => other,
    };

    private static bool IsValue(string? name) => string.Equals(name, "Value", StringComparison.OrdinalIgnoreCase);
}
