using System.Collections;
using System.Management.Automation;
using System.Text.Json;

namespace IoTFleet.Pipeline;

/// <summary>Reads JSON text into what PowerShell works with: hashtables, arrays, strings, numbers.</summary>
internal static class JsonValue
{
    /// <summary>The value of JSON text.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The text is not JSON, or null.</exception>
    internal static object Parse(string text, string what) =>
        Read(text, what) ?? throw new ArgumentTransformationMetadataException($"{what} cannot be null.");

    /// <summary>The value of JSON text, which may be null.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The text is not JSON.</exception>
    internal static object? Read(string text, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Of(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            // Half a character, which JSON can spell: "\ud800".
            throw new ArgumentTransformationMetadataException($"{what} holds text that is not valid Unicode.");
        }
        catch (JsonException e)
        {
            throw new ArgumentTransformationMetadataException($"{what} is not JSON: {e.Message}");
        }
    }

    private static object? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Table(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Of).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.TryGetDouble(out var number) ? number : element.GetRawText(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static IDictionary Table(JsonElement element)
    {
        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var member in element.EnumerateObject()) table[member.Name] = Of(member.Value);
        return table;
    }
}
