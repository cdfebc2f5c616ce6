using System.Text.Json;
using System.Text.RegularExpressions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Which component, in which version, a recipe makes: read before the service is asked, to tell mistakes early.</summary>
/// <param name="Name">The component's name.</param>
/// <param name="Version">The version.</param>
public sealed record RecipeIdentity(string Name, string Version)
{
    private const int MaxVersionLength = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly Regex NameForm = new(@"\A[a-zA-Z0-9\-_.]{1,128}\z", RegexOptions.CultureInvariant, Patience);

    // Three numbers without leading zeros, then a pre-release part and a build part if there are any.
    private static readonly Regex VersionForm = new(
        @"\A(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*)?(\+[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*)?\z", RegexOptions.CultureInvariant, Patience);

    /// <summary>Reads name and version out of a recipe in JSON or YAML.</summary>
    /// <exception cref="FormatException">It is neither, or the name or the version is missing or cannot be one.</exception>
    public static RecipeIdentity Read(string recipe)
    {
        var text = recipe.TrimStart('\uFEFF');
        var members = text.TrimStart().StartsWith("{", StringComparison.Ordinal) ? FromJson(text) : RecipeYaml.TopLevel(text, "ComponentName", "ComponentVersion");
        return new RecipeIdentity(Required(members, "ComponentName"), Required(members, "ComponentVersion")).Checked();
    }

    /// <summary>The name and the version.</summary>
    public override string ToString() => $"{Name} {Version}";

    private RecipeIdentity Checked()
    {
        if (!NameForm.IsMatch(Name)) throw new FormatException($"The recipe's ComponentName '{Name}' must have 1 to 128 letters, digits, dots, hyphens and underscores.");
        if (Version.Length > MaxVersionLength || !VersionForm.IsMatch(Version))
            throw new FormatException($"The recipe's ComponentVersion '{Version}' must be a semantic version such as 1.0.0, with {MaxVersionLength} characters at most.");
        return this;
    }

    private static string Required(Dictionary<string, string> members, string name) =>
        members.TryGetValue(name, out var value) && value.Length > 0 ? value : throw new FormatException($"The recipe has no {name}.");

    private static Dictionary<string, string> FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var member in document.RootElement.EnumerateObject())
                if (member.Value.ValueKind == JsonValueKind.String) members[member.Name] = member.Value.GetString()!;
            return members;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is the reader's answer to text that is not valid Unicode.
            throw new FormatException($"The recipe is not JSON: {e.Message}", e);
        }
    }
}
