using System.Management.Automation;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Greengrass;

/// <summary>
/// Gets the URLs that artifacts of component versions can be downloaded from. Whoever has such a URL can download with it
/// until it expires. Save-GGComponentArtifact downloads.
/// </summary>
[Cmdlet(VerbsCommon.Get, "GGComponentArtifact")]
[OutputType(typeof(GetComponentVersionArtifactResponse))]
public sealed class GetComponentArtifact : ComponentArtifactCmdlet
{
    private protected override async Task TakeAsync(Func<Action, Task> emit, string arn, string name, CancellationToken cancellation)
    {
        var artifact = await LocateAsync(arn, name, cancellation).ConfigureAwait(false);
        _ = emit(() => Write(artifact, arn, name));
    }
}
