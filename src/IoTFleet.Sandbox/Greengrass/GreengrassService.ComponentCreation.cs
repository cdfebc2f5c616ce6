using System.Text.RegularExpressions;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>
/// New component versions. An artifact in the bucket <c>sandbox-missing</c> is refused as one that cannot be read, and a
/// Lambda function whose name begins with <c>sandbox-missing</c> makes a version that FAILED.
/// </summary>
internal sealed partial class GreengrassService
{
    private const int MaxRecipeBytes = 16 * 1024;
    private const string Missing = "sandbox-missing";
    private static readonly Regex ComponentName = new(@"\A[a-zA-Z0-9_.-]{1,128}\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly string[] ArtifactSchemes = ["s3", "docker", "greengrass", "lambda"];

    protected override CreateComponentVersionResponse CreateComponentVersion(CreateComponentVersionRequest request) =>
        World.ClientTokens.Once(Call, request.ClientToken, message => TokenConflict(request.ClientToken, message), () =>
        {
            var version = Create(request);
            return new CreateComponentVersionResponse
            {
                Arn = version.Arn,
                ComponentName = version.Name,
                ComponentVersion = version.Version,
                CreationTimestamp = version.CreatedAt,
                Status = version.Status(version.CreatedAt),
            };
        });

    private CatalogVersion Create(CreateComponentVersionRequest request)
    {
        if (request.InlineRecipe is null == request.LambdaFunction is null)
            throw Invalid("Either inlineRecipe or lambdaFunction must be given, and not both.");
        var recipe = request.InlineRecipe is { } blob ? ReadRecipe(blob) : LambdaRecipe.Of(request.LambdaFunction!, Invalid);
        Check(recipe);
        if (Catalog.Private.Find(recipe.Name!)?.Versions.Find(recipe.Version!) is { } existing)
            throw Conflict("componentVersion", existing.Arn, $"The version {existing.Version} of the component {existing.Name} already exists.");
        var version = Catalog.Add(recipe, false, Now, ErrorsOf(request.LambdaFunction));
        version.Tags = request.Tags;
        return version;
    }

    private Recipe ReadRecipe(MemoryStream blob)
    {
        if (blob.Length > MaxRecipeBytes) throw Invalid($"The recipe is larger than {MaxRecipeBytes} bytes.");
        try
        {
            return Recipe.Parse(blob.ToArray());
        }
        catch (FormatException e)
        {
            throw Invalid($"The recipe is neither JSON nor YAML that can be read. {e.Message}");
        }
    }

    private void Check(Recipe recipe)
    {
        if (recipe.FormatVersion != "2020-01-25") throw Invalid("The recipe's RecipeFormatVersion must be 2020-01-25.");
        if (recipe.Name is null || !ComponentName.IsMatch(recipe.Name))
            throw Invalid("The recipe's ComponentName must have 1 to 128 letters, digits, dots, hyphens and underscores.");
        if (recipe.Version is null || recipe.Version.Length > 64 || !SemanticVersion.TryParse(recipe.Version, out _))
            throw Invalid("The recipe's ComponentVersion must be a semantic version of 64 characters at most.");
        foreach (var dependency in recipe.Dependencies)
            if (!VersionRange.TryParse(dependency.Value, out _))
                throw Invalid($"The recipe requires {dependency.Key} in a version that is not a semantic version constraint.");
        var unreadable = recipe.Artifacts.Where(uri => !IsReadable(uri)).ToList();
        if (unreadable.Count > 0)
            throw Invalid($"Invalid Input: Encountered following errors in Artifacts: {{{string.Join(", ", unreadable.Select(uri => uri + " = Specified artifact resource cannot be accessed"))}}}");
    }

    private static bool IsReadable(string uri)
    {
        var colon = uri.IndexOf(':');
        return colon > 0 && Array.IndexOf(ArtifactSchemes, uri.Substring(0, colon).ToLowerInvariant()) >= 0
            && !uri.StartsWith($"s3://{Missing}/", StringComparison.OrdinalIgnoreCase);
    }

    private static Dictionary<string, string>? ErrorsOf(LambdaFunctionRecipeSource? function) =>
        function is not null && function.LambdaArn.Contains(":function:" + Missing)
            ? new Dictionary<string, string> { [function.LambdaArn] = "The function cannot be found." }
            : null;
}
