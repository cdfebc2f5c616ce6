using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IoTFleet.Core.Json;

/// <summary>What is done to JSON documents as a whole: put in order, merged, compared.</summary>
internal static class JsonTree
{
    internal static JsonWriterOptions Indented { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document of JSON text, or null when it is none.</summary>
    internal static JsonElement? TryParse(string? text)
    {
        if (text is null) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes a document with the members of its objects by name. Numbers stay as they are written.</summary>
    internal static void WriteSorted(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    WriteSorted(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) WriteSorted(writer, item);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    /// <summary>A document as one line, with the members of its objects by name.</summary>
    internal static string Line(JsonElement element)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) WriteSorted(writer, element);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>One document with another put into it: objects are merged, all else is replaced.</summary>
    internal static string Merge(string? into, string from)
    {
        if (string.IsNullOrEmpty(into)) return from;
        return Merge(JsonNode.Parse(into!), JsonNode.Parse(from))?.ToJsonString(Compact) ?? "null";
    }

    /// <summary>A document without what JSON pointers name.</summary>
    internal static string? Without(string? text, IEnumerable<string> pointers)
    {
        if (string.IsNullOrEmpty(text) || JsonNode.Parse(text!) is not JsonObject root) return text;
        foreach (var pointer in pointers)
        {
            if (pointer.Length == 0) return null;
            Remove(root, pointer.Split('/').Skip(1).Select(Unescape).ToList());
        }

        return root.Count == 0 ? null : root.ToJsonString(Compact);
    }

    /// <summary>Where two documents differ, by JSON pointer, with what each holds there.</summary>
    internal static IEnumerable<(string Pointer, string? Before, string? After)> Between(JsonElement? before, JsonElement? after, string pointer = "")
    {
        if (before is { ValueKind: JsonValueKind.Object } old && after is { ValueKind: JsonValueKind.Object } now)
        {
            foreach (var name in old.EnumerateObject().Concat(now.EnumerateObject()).Select(m => m.Name).Distinct().OrderBy(n => n, StringComparer.Ordinal))
                foreach (var difference in Between(Member(old, name), Member(now, name), $"{pointer}/{Escape(name)}")) yield return difference;
        }
        else if ((before is { } b ? Line(b) : null) is var first && (after is { } a ? Line(a) : null) is var second && first != second)
        {
            yield return (pointer, first, second);
        }
    }

    private static JsonNode? Merge(JsonNode? into, JsonNode? from)
    {
        if (into is not JsonObject target || from is not JsonObject source) return Copy(from);
        foreach (var member in source.ToList()) target[member.Key] = Merge(Copy(target[member.Key]), member.Value);
        return target;
    }

    // A node has one place only.
    private static JsonNode? Copy(JsonNode? node) => node is null ? null : JsonNode.Parse(node.ToJsonString(Compact));

    private static void Remove(JsonObject root, List<string> path)
    {
        var parent = root;
        for (var i = 0; i < path.Count - 1; i++)
        {
            if (parent[path[i]] is not JsonObject child) return;
            parent = child;
        }

        parent.Remove(path[path.Count - 1]);
    }

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;

    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");

    private static string Unescape(string name) => name.Replace("~1", "/").Replace("~0", "~");
}
