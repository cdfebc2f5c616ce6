using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>A component's recipe: what the service reads out of it, and the whole of it for those who get it.</summary>
internal sealed class Recipe
{
    private static readonly Regex FailingScript = new(@"^\s*exit\s+([1-9]\d*)\s*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private readonly JsonObject _root;

    private Recipe(JsonObject root)
    {
        _root = root;
        Name = Text(root, "ComponentName");
        Version = Text(root, "ComponentVersion");
        FormatVersion = Text(root, "RecipeFormatVersion");
        Publisher = Text(root, "ComponentPublisher");
        Description = Text(root, "ComponentDescription");
        Dependencies = Member(root, "ComponentDependencies") is JsonObject dependencies
            ? dependencies.ToDictionary(d => d.Key, d => Text(d.Value as JsonObject, "VersionRequirement") ?? "*")
            : [];
        DefaultConfiguration = Member(Member(root, "ComponentConfiguration") as JsonObject, "DefaultConfiguration") as JsonObject;
        Manifests = Member(root, "Manifests") is JsonArray manifests ? manifests.OfType<JsonObject>().ToList() : [];
        Platforms = Manifests.ConvertAll(PlatformOf);
        Artifacts = [.. Manifests.SelectMany(ArtifactsOf).Distinct()];
        Lifecycles = [.. Manifests.Append(root).Select(m => Member(m, "Lifecycle")).OfType<JsonObject>()];
    }

    internal string? Name { get; }

    internal string? Version { get; }

    internal string? FormatVersion { get; }

    internal string? Publisher { get; }

    internal string? Description { get; }

    /// <summary>Version requirements by component name.</summary>
    internal Dictionary<string, string> Dependencies { get; }

    internal JsonObject? DefaultConfiguration { get; }

    internal List<ComponentPlatform> Platforms { get; }

    /// <summary>The artifacts' URIs.</summary>
    internal List<string> Artifacts { get; }

    private List<JsonObject> Manifests { get; }

    private List<JsonObject> Lifecycles { get; }

    /// <summary>Whether the component goes on running, rather than doing something once.</summary>
    internal bool Runs => Lifecycles.Any(l => HasStep(l, "Run") || HasStep(l, "Startup"));

    /// <summary>Reads a recipe in JSON or YAML.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    internal static Recipe Parse(byte[] blob)
    {
        var text = Encoding.UTF8.GetString(blob).TrimStart('\uFEFF');
        try
        {
            var node = text.TrimStart().StartsWith("{", StringComparison.Ordinal)
                ? JsonNode.Parse(text, null, new JsonDocumentOptions { MaxDepth = 64 })
                : YamlReader.Read(text);
            ReadAll(node);
            return new Recipe(node as JsonObject ?? throw new FormatException("The recipe is not an object."));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // JSON that breaks off, that has a member twice, or half a character.
            throw new FormatException(e.Message, e);
        }
    }

    // Nodes read themselves when they are looked at; what is wrong with them must come out here.
    private static void ReadAll(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var member in members) ReadAll(member.Value);
                break;
            case JsonArray items:
                foreach (var item in items) ReadAll(item);
                break;
            default:
                _ = node?.ToString();
                break;
        }
    }

    internal static Recipe Of(JsonObject root) => new(root);

    internal byte[] ToJson() => Encoding.UTF8.GetBytes(_root.ToJsonString());

    internal byte[] ToYaml() => Encoding.UTF8.GetBytes(YamlWriter.Write(_root));

    /// <summary>Whether a platform fits one of the manifests. A recipe without manifests, or one without a platform, fits all.</summary>
    internal bool Supports(IReadOnlyDictionary<string, string> platform) =>
        Platforms.Count == 0 || Platforms.Any(p => p.Attributes is null || p.Attributes.All(a => Fits(a.Value, platform, a.Key)));

    /// <summary>The lifecycle step that is nothing but <c>exit 1</c>, and its exit code: the way to make a component that breaks.</summary>
    internal (string Step, string ExitCode)? BrokenStep()
    {
        foreach (var lifecycle in Lifecycles)
            foreach (var step in lifecycle)
                if (Script(step.Value) is { } script && FailingScript.Match(script) is { Success: true } match)
                    return (step.Key, match.Groups[1].Value);
        return null;
    }

    internal static JsonNode? Member(JsonObject? node, string name)
    {
        if (node is null) return null;
        foreach (var member in node)
            if (string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)) return member.Value;
        return null;
    }

    internal static string? Text(JsonObject? node, string name) => Member(node, name) is JsonValue value ? value.ToString() : null;

    private static ComponentPlatform PlatformOf(JsonObject manifest)
    {
        var attributes = Member(manifest, "Platform") is JsonObject { Count: > 0 } platform
            ? platform.ToDictionary(a => a.Key, a => a.Value?.ToString() ?? "*")
            : null;
        return new ComponentPlatform { Name = Text(manifest, "Name") ?? NameOf(attributes), Attributes = attributes };
    }

    private static string NameOf(Dictionary<string, string>? attributes)
    {
        if (attributes is null) return "all";
        var parts = new[] { "os", "architecture" }.Where(attributes.ContainsKey).Select(key => attributes[key]).ToList();
        return parts.Count == 0 ? "custom" : string.Join(" ", parts);
    }

    private static bool Fits(string wanted, IReadOnlyDictionary<string, string> platform, string attribute)
    {
        if (wanted is "*" or "all" or "any") return true;
        if (!platform.TryGetValue(attribute, out var actual)) return false;
        if (wanted.Length > 1 && wanted[0] == '/' && wanted[wanted.Length - 1] == '/')
            return wanted.Trim('/').Split('|').Any(one => one.Trim('(', ')') == actual);
        return wanted == actual;
    }

    private static IEnumerable<string> ArtifactsOf(JsonObject manifest) =>
        Member(manifest, "Artifacts") is JsonArray artifacts ? artifacts.OfType<JsonObject>().Select(a => Text(a, "Uri") ?? "") : [];

    // A step is its script, or an object that holds it.
    private static string? Script(JsonNode? step) =>
        step is JsonObject details ? Text(details, "Script") : step is JsonValue value ? value.ToString() : null;

    private static bool HasStep(JsonObject lifecycle, string name) =>
        Member(lifecycle, name) is not null || lifecycle.Any(part => part.Value is JsonObject inner && Member(inner, name) is not null);
}
