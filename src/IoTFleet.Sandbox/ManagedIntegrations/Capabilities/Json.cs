using System.Globalization;
using Amazon.Runtime.Documents;

namespace IoTFleet.Sandbox.ManagedIntegrations.Capabilities;

/// <summary>Makes and reads documents.</summary>
internal static class Json
{
    internal static Document Object(params (string Name, Document Value)[] members) =>
        new(members.ToDictionary(m => m.Name, m => m.Value));

    internal static Document Array(IEnumerable<string> items) => new(items.Select(i => new Document(i)).ToList());

    internal static Document Of(object? value) => value switch
    {
        null => default,
        Document document => document,
        bool boolean => new Document(boolean),
        int number => new Document(number),
        long number => new Document(number),
        double number => new Document(number),
        string text => new Document(text),
        _ => new Document(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    /// <summary>The member of an object; null when the document is none or has no such member.</summary>
    internal static Document? Member(this Document document, string name) =>
        document.IsDictionary() && document.AsDictionary().TryGetValue(name, out var value) ? value : (Document?)null;

    /// <summary>The number that a document is; null when it is none.</summary>
    internal static double? Number(this Document? document) =>
        document is not { } value ? null
        : value.IsInt() ? value.AsInt()
        : value.IsLong() ? value.AsLong()
        : value.IsDouble() ? value.AsDouble()
        : null;

    /// <summary>A number as the narrowest document that holds it.</summary>
    internal static Document Of(double number) =>
        number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? new Document((int)number) : new Document(number);
}
