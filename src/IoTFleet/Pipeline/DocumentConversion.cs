using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace IoTFleet.Pipeline;

/// <summary>The services' documents, data of any form, as PowerShell has data: objects, arrays, values. And back.</summary>
internal static class DocumentConversion
{
    // As deep as JSON goes in .NET.
    private const int MaxDepth = 64;

    /// <summary>A document as PowerShell objects, arrays and values.</summary>
    internal static object? ToObject(Document document)
    {
        if (document.IsString()) return document.AsString();
        if (document.IsBool()) return document.AsBool();
        if (document.IsInt()) return document.AsInt();
        if (document.IsLong()) return document.AsLong();
        if (document.IsDouble()) return document.AsDouble();
        if (document.IsList()) return document.AsList().Select(ToObject).ToArray();
        return document.IsDictionary() ? ToObject(document.AsDictionary()) : null;
    }

    // An object's members have names, and case does not tell them apart. A document's may have none, and it does.
    private static object ToObject(Dictionary<string, Document> document)
    {
        var isObject = document.Keys.All(key => key.Length > 0) && document.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() == document.Count;
        if (!isObject) return document.ToDictionary(member => member.Key, member => ToObject(member.Value));
        var members = new PSObject();
        foreach (var member in document) members.Properties.Add(new PSNoteProperty(member.Key, ToObject(member.Value)));
        return members;
    }

    /// <summary>The document of what a user gave: a hashtable, an object, or JSON text.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is nothing that a document can hold.</exception>
    internal static Document FromArgument(object? value, string what) =>
        StructuredArgument.Unwrap(value) is string text ? FromJson(text, what) : FromObject(value, what);

    /// <summary>The document of a value. Text stays text.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is nothing that a document can hold.</exception>
    internal static Document FromObject(object? value, string what) => FromObject(value, what, 0);

    private static Document FromObject(object? value, string what, int depth) => StructuredArgument.Unwrap(value) switch
    {
        _ when depth > MaxDepth => throw new ArgumentTransformationMetadataException($"{what} is nested more than {MaxDepth} deep, or holds itself."),
        null => default,
        Document document => document,
        string text => new Document(text),
        bool flag => new Document(flag),
        SwitchParameter flag => new Document(flag.IsPresent),
        int number => new Document(number),
        byte or sbyte or short or ushort => new Document(Convert.ToInt32(StructuredArgument.Unwrap(value))),
        long or uint => new Document(Convert.ToInt64(StructuredArgument.Unwrap(value))),
        float or double or decimal => new Document(Convert.ToDouble(StructuredArgument.Unwrap(value))),
        DateTime time => new Document(time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture)),
        ConstantClass constant => new Document(constant.Value),
        Enum or Guid or Uri or char => new Document(StructuredArgument.Unwrap(value)!.ToString()),
        JsonElement element => FromElement(element),
        IDictionary table => new Document(table.Keys.Cast<object>().ToDictionary(key => key.ToString()!, key => FromObject(table[key], what, depth + 1))),
        PSObject item => new Document(item.Properties.ToDictionary(property => property.Name, property => FromObject(property.Value, what, depth + 1))),
        IEnumerable list => new Document(list.Cast<object?>().Select(item => FromObject(item, what, depth + 1)).ToList()),
        { } other => throw new ArgumentTransformationMetadataException($"{what} holds a {other.GetType().Name}, which a document has no form for."),
    };

    private static Document FromJson(string text, string what)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return FromElement(json.RootElement);
        }
        catch (InvalidOperationException)
        {
            throw new ArgumentTransformationMetadataException($"{what} holds text that is not valid Unicode.");
        }
        catch (JsonException e)
        {
            // Its own words tell where, not what: the text may be confidential.
            throw new ArgumentTransformationMetadataException($"{what} is not JSON: line {e.LineNumber + 1}, position {e.BytePositionInLine + 1}.");
        }
    }

    private static Document FromElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Document(Members(element)),
        JsonValueKind.Array => new Document(element.EnumerateArray().Select(FromElement).ToList()),
        JsonValueKind.String => new Document(element.GetString()),
        JsonValueKind.Number => element.TryGetInt32(out var small) ? new Document(small) : element.TryGetInt64(out var large) ? new Document(large) : new Document(element.GetDouble()),
        JsonValueKind.True => new Document(true),
        JsonValueKind.False => new Document(false),
        _ => default,
    };

    private static Dictionary<string, Document> Members(JsonElement element)
    {
        var members = new Dictionary<string, Document>();
        foreach (var member in element.EnumerateObject()) members[member.Name] = FromElement(member.Value);
        return members;
    }
}
