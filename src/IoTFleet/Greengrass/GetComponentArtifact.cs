using System.Management.Automation;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Gets the URLs that artifacts of component versions can be downloaded from. Whoever has such a URL can download with it
/// until it expires. Save-GGComponentArtifact downloads.
/// </summary>
[Cmdlet(VerbsCommon.Get, "GGComponentArtifact")]
[OutputType(typeof(GetComponentVersionArtifactResponse))]
public sealed class GetComponentArtifact : ComponentCmdlet
{
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

    /// <summary>Whether the URL names Amazon S3's endpoint of the region or the global one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<S3EndpointType>))]
    public S3EndpointType? S3EndpointType { get; set; }

    /// <summary>Whether the URL of a Lambda function's artifact names an endpoint that keeps to FIPS 140.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<IotEndpointType>))]
    public IotEndpointType? IotEndpointType { get; set; }

    private protected override void Process()
    {
        foreach (var named in Component)
        {
            var component = In(named, Version);
            if (ArtifactName is null)
                Start(component.VersionArn ?? component.Arn ?? component.Name, $"artifacts of component '{component}'", async (emit, cancellation) =>
                {
                    var arn = await Catalog.VersionArnAsync(component, null, cancellation).ConfigureAwait(false);
                    foreach (var name in await ComponentRecipes.ArtifactNamesAsync(Service, arn, cancellation).ConfigureAwait(false))
                        await EmitAsync(emit, arn, name, cancellation).ConfigureAwait(false);
                });
            foreach (var name in ArtifactName ?? [])
                Start(name, $"artifact '{name}' of component '{component}'", async (emit, cancellation) =>
                    await EmitAsync(emit, await Catalog.VersionArnAsync(component, null, cancellation).ConfigureAwait(false), name, cancellation).ConfigureAwait(false));
        }
    }

    private async Task EmitAsync(Func<Action, Task> emit, string arn, string name, CancellationToken cancellation)
    {
        var request = new GetComponentVersionArtifactRequest { Arn = arn, ArtifactName = name, S3EndpointType = S3EndpointType, IotEndpointType = IotEndpointType };
        var artifact = await Service.Greengrass.GetComponentVersionArtifactAsync(request, cancellation).ConfigureAwait(false);
        var version = ComponentReference.Parse(arn);
        _ = emit(() => WriteObject(artifact.With("ArtifactName", name).With("ComponentName", version.Name).With("ComponentVersion", version.Version).With("Arn", arn)));
    }
}
