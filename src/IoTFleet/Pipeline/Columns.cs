using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>
/// Reads what objects say of themselves in their properties. PowerShell tries an object as a parameter's value before it tries
/// the object's properties by name, so a parameter that takes objects must find its columns in them by itself.
/// </summary>
internal static class Columns
{
    private const int Shown = 8;

    /// <summary>Whether an object is nothing but its properties: a row of a CSV file, a [pscustomobject], what Select-Object makes.</summary>
    internal static bool IsRow(object? value) => value is PSObject { BaseObject: PSCustomObject };

    /// <summary>The value of the first of these properties that has one, or null.</summary>
    internal static object? Value(object item, params string[] names)
    {
        var properties = PSObject.AsPSObject(item).Properties;
        return names.Select(name => StructuredArgument.Unwrap(properties[name]?.Value)).FirstOrDefault(value => value is not (null or ""));
    }

    /// <summary>The text of the first of these properties that has one, or null.</summary>
    internal static string? Text(object item, params string[] names) => Value(item, names)?.ToString();

    /// <summary>Names of properties as they are listed in a message: A, B or C.</summary>
    internal static string Words(params string[] names) =>
        names.Length == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Length - 1))} or {names[names.Length - 1]}";

    /// <summary>What an object is called in a message.</summary>
    internal static string Kind(object item) => IsRow(item) ? "An object with the properties " + Has(item) : WithArticle(StructuredArgument.Unwrap(item)!.GetType().Name);

    /// <summary>A type's name as the subject of a sentence.</summary>
    internal static string WithArticle(string type) => (type[0] is 'A' or 'E' or 'I' or 'O' ? "An " : "A ") + type;

    private static string Has(object item)
    {
        var names = PSObject.AsPSObject(item).Properties.Select(property => property.Name).Take(Shown + 1).ToList();
        return names.Count > Shown ? string.Join(", ", names.Take(Shown)) + ", ..." : string.Join(", ", names);
    }
}
