using System.Collections.Concurrent;
using System.Management.Automation;
using System.Text;
using Amazon.GreengrassV2;
using IoTFleet.Core.Files;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Gets the recipes of component versions as text, or writes them to files.</summary>
[Cmdlet(VerbsCommon.Get, "GGComponentRecipe", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class GetComponentRecipe : ComponentCmdlet
{
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names or ARNs of components or of their versions, or objects of other commands. A component without a version means its latest one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "ComponentName", "Arn")]
    [ComponentReferenceTransformation]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    [ValidateNotNullOrEmpty]
    public ComponentReference[] Component { get; set; } = [];

    /// <summary>The version, in place of the one that Component names.</summary>
    [Parameter(Position = 1)]
    [Alias("ComponentVersion")]
    [ArgumentCompleter(typeof(ComponentVersionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>JSON or YAML. When absent, what the ending of Path says, and JSON otherwise.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<RecipeOutputFormat>))]
    public RecipeOutputFormat? Format { get; set; }

    /// <summary>The file to write, or a folder, in which each recipe gets a file named after its component and version. A folder that is not there yet ends with a slash.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Overwrites files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        foreach (var named in Component)
        {
            var component = In(named, Version);
            if (Path is not null && !ShouldProcess($"recipe of component '{component}'", $"Write to '{FullPath}'")) continue;
            Start(component.VersionArn ?? component.Arn ?? component.Name, $"recipe of component '{component}'", async (emit, cancellation) =>
            {
                var arn = await Catalog.VersionArnAsync(component, null, cancellation).ConfigureAwait(false);
                var text = await ComponentRecipes.TextAsync(Service, arn, ChosenFormat, cancellation).ConfigureAwait(false);
                var version = ComponentReference.Parse(arn);
                object result = FullPath is null ? text : await WriteAsync(version, text).ConfigureAwait(false);
                _ = emit(() => WriteObject(result.With("ComponentName", version.Name).With("ComponentVersion", version.Version).With("Arn", arn)));
            });
        }
    }

    private string? FullPath => field ??= Path is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);

    private RecipeOutputFormat ChosenFormat =>
        Format ?? (FullPath is { } path && System.IO.Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML" ? RecipeOutputFormat.YAML : RecipeOutputFormat.JSON);

    private async Task<FileInfo> WriteAsync(ComponentReference version, string text)
    {
        var extension = ChosenFormat == RecipeOutputFormat.YAML ? "yaml" : "json";
        var path = Directory.Exists(FullPath) || WholeFile.IsFolder(Path!) ? ArtifactDownload.PathOf(FullPath!, $"{version.Name}-{version.Version}.{extension}") : FullPath!;
        if (!_written.TryAdd(path, true)) throw new IOException($"'{path}' was written already by this pipeline. Give a folder as -Path for several recipes.");
        var bytes = Encoding.UTF8.GetBytes(text);
        await WholeFile.WriteAsync(path, Force, file => file.WriteAsync(bytes, 0, bytes.Length)).ConfigureAwait(false);
        return new FileInfo(path);
    }
}
