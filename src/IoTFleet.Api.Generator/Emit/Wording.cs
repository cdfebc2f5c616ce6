using System.Text;
using System.Text.RegularExpressions;
using IoTFleet.Api.Generator.Smithy;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>The doc comments that can be told from the model: what a member is, its limits and whether it is required.</summary>
internal static class Wording
{
    public static string Of(Service service, Shape owner, Member member)
    {
        var target = service.Model.Find(member.Target);
        var text = new StringBuilder(member.Documentation ?? $"The {Words(member.Name)}{What(target)}.");
        text.Append(Limits(target));
        if (member.IsRequired) text.Append(" Required.");
        if (member.IsToken) text.Append(" Filled in when absent; the same on every retry.");
        if (target.IsSensitive) text.Append(" Sensitive: kept out of logs.");
        if (member.IsLabel) text.Append(" Part of the request's path.");
        return text.ToString();
    }

    /// <summary>An identifier as words: <c>coreDeviceThingName</c> as "core device thing name".</summary>
    public static string Words(string identifier)
    {
        var words = Regex.Matches(identifier, "[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
            .Cast<Match>()
            .Select(m => Regex.IsMatch(m.Value, "^[A-Z]{2,}$|^[0-9]+$") ? m.Value : m.Value.ToLowerInvariant())
            .Select(w => w is "arn" or "id" or "url" or "uri" or "iot" ? w == "iot" ? "IoT" : w.ToUpperInvariant() : w);
        return string.Join(" ", words);
    }

    private static string What(Shape target) => target.Type switch
    {
        "enum" => $", such as {string.Join(", ", target.Members.Take(4).Select(m => m.Text("smithy.api#enumValue")))}",
        "timestamp" => ", in UTC",
        "blob" => ", as bytes",
        "document" => ", a document without a fixed structure",
        "list" => ", a list",
        "map" => ", by name",
        _ => "",
    };

    private static string Limits(Shape target)
    {
        var (min, max) = target.Bounds("smithy.api#length");
        if (min is not null || max is not null)
            return " " + Range(min, max) + target.Type switch { "string" => " characters.", "blob" => " bytes.", _ => " entries." };
        (min, max) = target.Bounds("smithy.api#range");
        return min is not null || max is not null ? " " + Range(min, max) + "." : "";
    }

    private static string Range(string? min, string? max) =>
        min is null ? "At most " + max : max is null ? "At least " + min : min == max ? "Exactly " + min : $"{min} to {max}";
}
