using System.Text;
using IoTFleet.Api.Generator.Smithy;

namespace IoTFleet.Api.Generator.Emit;

/// <summary>The doc comments that can be told from the model: what a member is, its limits and whether it is required.</summary>
internal static class Wording
{
    public static string Of(Service service, Shape owner, Member member)
    {
        var target = service.Model.Find(member.Target);
        var text = new StringBuilder(member.Documentation ?? Known(service, owner, member) ?? Told(member, target));
        text.Append(Limits(target));
        if (member.IsRequired) text.Append(" Required.");
        if (member.IsToken) text.Append(" Filled in when absent; the same on every retry.");
        if (target.IsSensitive) text.Append(" Sensitive: kept out of logs.");
        if (member.IsLabel) text.Append(" Part of the request's path.");
        return text.ToString();
    }

    public static string Of(Service service, Shape structure) =>
        structure.Documentation ?? $"{Words.WithArticle(Words.Of(structure.Name))} of {service.InText}.";

    // Members that mean the same in every operation.
    private static string? Known(Service service, Shape owner, Member member) => Service.PropertyOf(member) switch
    {
        "NextToken" => service.Inputs.Any(input => input.Id == owner.Id)
            ? "Where the page begins: the token that came with the page before."
            : "Where the next page begins; absent on the last.",
        "MaxResults" => "The most items that a page may have.",
        "ClientToken" => "A call that is repeated with the same token takes effect once.",
        "RetryAfterSeconds" => "How many seconds to wait before the call is repeated.",
        _ => null,
    };

    private static string Told(Member member, Shape target)
    {
        var words = Words.Of(member.Name);
        if (words.EndsWith(" at", StringComparison.Ordinal)) return $"When it was {words.Substring(0, words.Length - 3)}{What(target, words)}.";
        if (target.Type != "boolean") return $"The {words}{What(target, words)}.";
        return words.StartsWith("is ", StringComparison.Ordinal) ? $"Whether it {words}." : $"{Words.Capital(words)}: true or false.";
    }

    private static string What(Shape target, string words) => target.Type switch
    {
        "enum" => $", such as {string.Join(", ", target.Members.Take(4).Select(m => m.Text("smithy.api#enumValue")))}",
        "timestamp" => ", in UTC",
        "blob" => ", as bytes",
        "document" => ", a document without a fixed structure",
        "list" => Words.IsPlural(words) || words.EndsWith("list", StringComparison.Ordinal) ? "" : ", a list",
        "map" => ", by name",
        _ => "",
    };

    private static string Limits(Shape target)
    {
        var (min, max) = target.Bounds("smithy.api#length");
        if (min == "0" && max is not null) min = null;
        if (min is not null || max is not null)
        {
            var (one, many) = target.Type switch { "string" => ("character", "characters"), "blob" => ("byte", "bytes"), _ => ("entry", "entries") };
            return $" {Range(min, max)} {((max ?? min) == "1" ? one : many)}.";
        }

        (min, max) = target.Bounds("smithy.api#range");
        return min is not null || max is not null ? " " + Range(min, max) + "." : "";
    }

    private static string Range(string? min, string? max) =>
        min is null ? "At most " + max : max is null ? "At least " + min : min == max ? "Exactly " + min : $"{min} to {max}";
}
