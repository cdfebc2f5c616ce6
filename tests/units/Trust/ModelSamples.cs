using System.Text.Json;
using System.Text.Json.Nodes;

namespace IoTFleet.Tests.Trust;

/// <summary>Answers with every member that the models know, to spoil.</summary>
internal static class ModelSamples
{
    private const int MaxDepth = 6;

    /// <summary>An answer of each operation: the operation's name and its body.</summary>
    internal static IEnumerable<(string Operation, byte[] Body)> Of(string model)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Reliability.Repository(), "src", "IoTFleet.Api", "Models", model)));
        var shapes = document.RootElement.GetProperty("shapes").EnumerateObject().ToDictionary(s => s.Name, s => s.Value);
        foreach (var (name, shape) in shapes)
            if (shape.GetProperty("type").GetString() == "operation")
                yield return (name.Split('#')[1], JsonSerializer.SerializeToUtf8Bytes(Value(shapes, shape.GetProperty("output").GetProperty("target").GetString()!, 0)));
    }

    private static JsonNode? Value(Dictionary<string, JsonElement> shapes, string id, int depth)
    {
        if (!shapes.TryGetValue(id, out var shape)) return Simple(id.Split('#')[1]);
        string Target(JsonElement member) => member.GetProperty("target").GetString()!;
        switch (shape.GetProperty("type").GetString())
        {
            case "structure" or "union":
                var result = new JsonObject();
                if (depth < MaxDepth && shape.TryGetProperty("members", out var members))
                    foreach (var member in members.EnumerateObject())
                        result[member.Value.TryGetProperty("traits", out var traits) && traits.TryGetProperty("smithy.api#jsonName", out var wire) ? wire.GetString()! : member.Name] = Value(shapes, Target(member.Value), depth + 1);
                return result;
            case "list" or "set":
                return depth < MaxDepth ? new JsonArray(Value(shapes, Target(shape.GetProperty("member")), depth + 1)) : new JsonArray();
            case "map":
                return depth < MaxDepth ? new JsonObject { ["key"] = Value(shapes, Target(shape.GetProperty("value")), depth + 1) } : new JsonObject();
            case { } type:
                return Simple(type);
            default:
                return null;
        }
    }

    private static JsonNode? Simple(string type) => type.ToLowerInvariant() switch
    {
        "string" or "enum" => "text",
        "integer" or "long" or "short" or "primitiveinteger" or "primitivelong" => 5,
        "double" or "float" => 1.5,
        "boolean" or "primitiveboolean" => true,
        "timestamp" => 1700000000.123,
        "blob" => "aGVsbG8=",
        "document" => new JsonObject { ["a"] = new JsonArray(1, "b", null) },
        _ => null,
    };
}
