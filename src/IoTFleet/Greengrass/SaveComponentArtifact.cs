using System.Management.Automation;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Downloads artifacts of component versions into a folder. A file is there whole or not at all; what is there already is
/// kept unless -Force is given. The service tells no checksum that the file could be compared with.
/// </summary>
[Cmdlet(VerbsData.Save, "GGComponentArtifact", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveComponentArtifact : ComponentArtifactCmdlet
{
    private const int Percent = 100;
    private const int BytesInKB = 1024;
    private int _activities;

    /// <summary>The folder; the current one when absent. Slashes in an artifact's name become folders below it; a name that would lead out of it is refused.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Overwrites files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private string Folder => field ??= SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);

    private protected override bool IsWanted(string what) => ShouldProcess(what, $"Save to '{Folder}'");

    private protected override async Task TakeAsync(Func<Action, Task> emit, string arn, string name, CancellationToken cancellation)
    {
        var path = ArtifactDownload.PathOf(Folder, name);
        var artifact = await LocateAsync(arn, name, cancellation).ConfigureAwait(false);
        var shown = new ProgressEmitter(emit);
        var activity = Interlocked.Increment(ref _activities);
        await ArtifactDownload.SaveAsync(
            Service, artifact.PreSignedUrl, path, Force, (done, total) => shown.Report(() => Show(activity, name, done, total)), cancellation).ConfigureAwait(false);
        _ = emit(() =>
        {
            WriteProgress(new ProgressRecord(activity, Activity(name), "Done") { RecordType = ProgressRecordType.Completed });
            Write(new FileInfo(path), arn, name);
        });
    }

    private void Show(int activity, string name, long done, long? total) =>
        WriteProgress(new ProgressRecord(activity, Activity(name), $"{done / BytesInKB:N0} KB{(total is { } all ? $" of {all / BytesInKB:N0} KB" : "")}")
        {
            PercentComplete = total is > 0 and { } size ? (int)(done * Percent / size) : -1,
        });

    private static string Activity(string name) => $"Saving {name}";
}
