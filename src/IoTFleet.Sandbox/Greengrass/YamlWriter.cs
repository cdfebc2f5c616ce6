using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>Writes JSON as block YAML, as GetComponent answers it.</summary>
internal static class YamlWriter
{
    internal static string Write(JsonNode? node)
    {
        var text = new StringBuilder("---\n");
        if (node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) Block(text, node, 0);
        else text.Append(Scalar(node)).Append('\n');
        return text.ToString();
    }

    private static void Block(StringBuilder text, JsonNode node, int indent)
    {
        if (node is JsonObject members)
            foreach (var member in members) Entry(text, $"{new string(' ', indent)}{Text(member.Key)}:", member.Value, indent + 2);
        else
            foreach (var item in (JsonArray)node) Entry(text, $"{new string(' ', indent)}-", item, indent + 2);
    }

    private static void Entry(StringBuilder text, string head, JsonNode? value, int indent)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            text.Append(head).Append('\n');
            Block(text, value, indent);
        }
        else text.Append(head).Append(' ').Append(Scalar(value)).Append('\n');
    }

    private static string Scalar(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        _ => value.GetValueKind() == JsonValueKind.String ? Text(value.GetValue<string>()) : value.ToJsonString(),
    };

    // Plain where every YAML reader takes it for this text, else in double quotes, whose escapes are JSON's.
    private static string Text(string value) =>
        value.Length > 0 && char.IsLetter(value[0]) && value.All(c => char.IsLetterOrDigit(c) || "._-/".IndexOf(c) >= 0) && !IsWord(value)
            ? value
            : JsonSerializer.Serialize(value);

    private static bool IsWord(string value) =>
        value.ToLower(CultureInfo.InvariantCulture) is "true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n" or "nan" or "inf";
}
