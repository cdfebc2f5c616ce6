using System.Text.Json;

namespace IoTFleet.Api.Generator.Smithy;

/// <summary>A member of a structure or of an enumeration.</summary>
internal sealed class Member(string name, JsonElement json) : Traits(json)
{
    public string Name { get; } = name;

    public string Target { get; } = json.GetProperty("target").GetString()!;

    public string JsonName => Text("smithy.api#jsonName") ?? Name;

    public bool IsRequired => Has("smithy.api#required");

    public bool IsLabel => Has("smithy.api#httpLabel");

    public bool IsToken => Has("smithy.api#idempotencyToken");

    public string? Query => Text("smithy.api#httpQuery");

    public string? Header => Text("smithy.api#httpHeader");

    public bool InBody => !IsLabel && Query is null && Header is null;
}
