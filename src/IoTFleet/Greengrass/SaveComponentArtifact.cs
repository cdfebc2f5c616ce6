using System.Management.Automation;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Downloads artifacts of component versions into a folder. A file is there whole or not at all; what is there already is
/// kept unless -Force is given. The service tells no checksum that the file could be compared with.
/// </summary>
[Cmdlet(VerbsData.Save, "GGComponentArtifact", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveComponentArtifact : ComponentCmdlet
{
    private const int Percent = 100;
    private const int BytesInKB = 1024;
    private int _activities;

    /// <summary>Names or ARNs of components or of their versions, or objects of other commands. A component without a version means its latest one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "ComponentName", "Arn")]
    [ComponentReferenceTransformation]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    [ValidateNotNullOrEmpty]
    public ComponentReference[] Component { get; set; } = [];

    /// <summary>Names of artifacts: what follows the scheme in their URIs. All that the recipe holds and that can be downloaded when absent.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ArtifactNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ArtifactName { get; set; }

    /// <summary>The version, in place of the one that Component names.</summary>
    [Parameter]
    [Alias("ComponentVersion")]
    [ArgumentCompleter(typeof(ComponentVersionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>The folder; the current one when absent. Slashes in an artifact's name become folders below it; a name that would lead out of it is refused.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Overwrites files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Whether Amazon S3's endpoint of the region or the global one is used.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<S3EndpointType>))]
    public S3EndpointType? S3EndpointType { get; set; }

    /// <summary>Whether a Lambda function's artifact comes from an endpoint that keeps to FIPS 140.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<IotEndpointType>))]
    public IotEndpointType? IotEndpointType { get; set; }

    private protected override void Process()
    {
        var folder = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        foreach (var named in Component)
        {
            var component = In(named, Version);
            if (ArtifactName is null) SaveAll(component, folder);
            foreach (var name in ArtifactName ?? [])
                if (ShouldProcess(What(component, name), $"Save to '{folder}'"))
                    Start(name, What(component, name), async (emit, cancellation) =>
                        await SaveAsync(emit, await Catalog.VersionArnAsync(component, null, cancellation).ConfigureAwait(false), name, folder, cancellation).ConfigureAwait(false));
        }
    }

    private void SaveAll(ComponentReference component, string folder)
    {
        if (!ShouldProcess($"all artifacts of component '{component}'", $"Save to '{folder}'")) return;
        Start(component.VersionArn ?? component.Arn ?? component.Name, $"artifacts of component '{component}'", async (emit, cancellation) =>
        {
            var arn = await Catalog.VersionArnAsync(component, null, cancellation).ConfigureAwait(false);
            foreach (var name in await ComponentRecipes.ArtifactNamesAsync(Service, arn, cancellation).ConfigureAwait(false))
                try
                {
                    await SaveAsync(emit, arn, name, folder, cancellation).ConfigureAwait(false);
                }
                catch (Exception e) when (!cancellation.IsCancellationRequested)
                {
                    // The others are saved all the same.
                    _ = emit(() => WriteError(ServiceError.Record(e, What(component, name), name, Service)));
                }
        });
    }

    private async Task SaveAsync(Func<Action, Task> emit, string arn, string name, string folder, CancellationToken cancellation)
    {
        var path = ArtifactDownload.PathOf(folder, name);
        var request = new GetComponentVersionArtifactRequest { Arn = arn, ArtifactName = name, S3EndpointType = S3EndpointType, IotEndpointType = IotEndpointType };
        var artifact = await Service.Greengrass.GetComponentVersionArtifactAsync(request, cancellation).ConfigureAwait(false);
        var shown = new ProgressEmitter(emit);
        var activity = Interlocked.Increment(ref _activities);
        await ArtifactDownload.SaveAsync(
            Service, artifact.PreSignedUrl, path, Force, (done, total) => shown.Report(() => Show(activity, name, done, total)), cancellation).ConfigureAwait(false);
        var version = ComponentReference.Parse(arn);
        _ = emit(() =>
        {
            WriteProgress(new ProgressRecord(activity, Activity(name), "Done") { RecordType = ProgressRecordType.Completed });
            WriteObject(new FileInfo(path).With("ArtifactName", name).With("ComponentName", version.Name).With("ComponentVersion", version.Version).With("Arn", arn));
        });
    }

    private void Show(int activity, string name, long done, long? total) =>
        WriteProgress(new ProgressRecord(activity, Activity(name), $"{done / BytesInKB:N0} KB{(total is { } all ? $" of {all / BytesInKB:N0} KB" : "")}")
        {
            PercentComplete = total is > 0 and { } size ? (int)(done * Percent / size) : -1,
        });

    private static string Activity(string name) => $"Saving {name}";

    private static string What(ComponentReference component, string artifact) => $"artifact '{artifact}' of component '{component}'";
}
