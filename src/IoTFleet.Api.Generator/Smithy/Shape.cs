using System.Text.Json;

namespace IoTFleet.Api.Generator.Smithy;

/// <summary>One shape of a Smithy model with the traits the generator acts on.</summary>
internal sealed class Shape : Traits
{
    private readonly JsonElement _json;

    public Shape(string id, JsonElement json)
        : base(json)
    {
        _json = json;
        Id = id;
        Name = id.Substring(id.IndexOf('#') + 1);
        Type = json.GetProperty("type").GetString()!;
        Members = json.TryGetProperty("members", out var members)
            ? members.EnumerateObject().Select(m => new Member(m.Name, m.Value)).ToList()
            : new List<Member>();
    }

    public string Id { get; }

    public string Name { get; }

    public string Type { get; }

    public IReadOnlyList<Member> Members { get; }

    public string? Element => Target("member");

    public string? Value => Target("value");

    public string Input => Target("input")!;

    public string Output => Target("output")!;

    public bool IsError => Has("smithy.api#error");

    public string Version => _json.GetProperty("version").GetString()!;

    public IEnumerable<string> Operations => Targets("operations");

    public IEnumerable<string> Errors => Targets("errors");

    public bool IsUnit => Id == "smithy.api#Unit";

    private string? Target(string property) =>
        _json.TryGetProperty(property, out var value) ? value.GetProperty("target").GetString() : null;

    private IEnumerable<string> Targets(string property) =>
        _json.TryGetProperty(property, out var list)
            ? list.EnumerateArray().Select(e => e.GetProperty("target").GetString()!)
            : Enumerable.Empty<string>();
}
