using System.Text;
using System.Text.Json;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Reads recipes of component versions.</summary>
public static class ComponentRecipes
{
    // Images and functions are fetched by the device itself, from where they are.
    private static readonly string[] Downloadable = ["greengrass:", "s3:"];

    /// <summary>The recipe of a version as text.</summary>
    public static async Task<string> TextAsync(FleetSession session, string versionArn, RecipeOutputFormat? format, CancellationToken cancellation = default)
    {
        var response = await session.Greengrass.GetComponentAsync(new GetComponentRequest { Arn = versionArn, RecipeOutputFormat = format }, cancellation).ConfigureAwait(false);
        return Encoding.UTF8.GetString(response.Recipe.ToArray());
    }

    /// <summary>The names of the artifacts that a version's recipe holds and that can be downloaded: what follows the scheme in their URIs.</summary>
    public static async Task<IReadOnlyList<string>> ArtifactNamesAsync(FleetSession session, string versionArn, CancellationToken cancellation = default)
    {
        using var recipe = JsonDocument.Parse(await TextAsync(session, versionArn, RecipeOutputFormat.JSON, cancellation).ConfigureAwait(false));
        return Elements(recipe.RootElement, "Manifests")
            .SelectMany(manifest => Elements(manifest, "Artifacts"))
            .Select(artifact => Member(artifact, "Uri") is { ValueKind: JsonValueKind.String } uri ? uri.GetString()! : "")
            .Where(uri => Downloadable.Any(scheme => uri.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            .Select(uri => uri.Substring(uri.IndexOf(':') + 1).TrimStart('/'))
            .Distinct()
            .ToList();
    }

    private static IEnumerable<JsonElement> Elements(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static JsonElement? Member(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in parent.EnumerateObject())
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)) return member.Value;
        return null;
    }
}
