using System.Management.Automation;
using IoTFleet.Core.Files;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Greengrass.Changes;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Writes deployments as JSON files that can be kept in git: in a fixed order, with configurations as JSON, without ids,
/// times and accounts. Import-GGDeployment reads them.
/// </summary>
[Cmdlet(VerbsData.Export, "GGDeployment", SupportsShouldProcess = true, DefaultParameterSetName = "Id")]
[OutputType(typeof(FileInfo))]
public sealed class ExportDeployment : DeploymentCmdlet
{
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file, or a folder, which gets a file for each deployment, named after its target.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        foreach (var query in Queries)
        {
            if (Wait(query.Input, query.ToString(), cancellation => query.ReadAsync(Service, cancellation)) is not { } deployment) continue;
            var path = FileOf(new TargetName(deployment.TargetArn));
            if (!_written.Add(path))
            {
                WriteError(FleetException.Record(
                    "FileWrittenTwice", ErrorCategory.ResourceExists,
                    $"The {query} is not written: '{path}' was written already by this pipeline. Give a folder as -Path for several deployments, one of each target.", query.Input));
                continue;
            }

            if (!ShouldProcess(path, $"Write revision {deployment.RevisionId} of {new TargetName(deployment.TargetArn)}")) continue;
            var text = DeploymentFile.Write(DeploymentPlan.RequestOf(deployment));
            Run(query.Input, query.ToString(), cancellation => WriteAsync(path, text, cancellation));
        }
    }

    private async Task<FileInfo> WriteAsync(string path, string text, CancellationToken cancellation)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        await WholeFile.WriteAsync(path, Force, stream => stream.WriteAsync(bytes, 0, bytes.Length, cancellation)).ConfigureAwait(false);
        return new FileInfo(path);
    }

    private string FileOf(TargetName target)
    {
        var path = GetUnresolvedProviderPathFromPSPath(Path);
        var isFolder = Directory.Exists(path) || WholeFile.IsFolder(Path);

        // Names may hold colons, which not every file system takes.
        return isFolder ? System.IO.Path.Combine(path, target.Name.Replace(':', '_') + ".json") : path;
    }
}
