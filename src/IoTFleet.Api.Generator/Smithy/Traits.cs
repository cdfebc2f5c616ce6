using System.Text.Json;

namespace IoTFleet.Api.Generator.Smithy;

/// <summary>The traits of a shape or member.</summary>
internal abstract class Traits
{
    private readonly JsonElement _traits;

    protected Traits(JsonElement json) => json.TryGetProperty("traits", out _traits);

    public string? Documentation => Text("smithy.api#documentation");

    public bool IsDeprecated => Has("smithy.api#deprecated");

    public bool IsSensitive => Has("smithy.api#sensitive");

    public bool Has(string id) => Trait(id) is not null;

    public JsonElement? Trait(string id) =>
        _traits.ValueKind == JsonValueKind.Object && _traits.TryGetProperty(id, out var value) ? value : null;

    public string? Text(string id) => Trait(id)?.GetString();

    public string? Text(string id, string property) =>
        Trait(id) is { } trait && trait.TryGetProperty(property, out var value) ? value.GetString() : null;

    /// <summary>The bounds that a length or range trait states, as written in the model.</summary>
    public (string? Min, string? Max) Bounds(string id) =>
        Trait(id) is { } trait
            ? (trait.TryGetProperty("min", out var min) ? min.GetRawText() : null,
               trait.TryGetProperty("max", out var max) ? max.GetRawText() : null)
            : (null, null);
}
