using System.Management.Automation;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>A cmdlet that takes artifacts of component versions: those that are named, or all that a recipe holds.</summary>
public abstract class ComponentArtifactCmdlet : ComponentCmdlet
{
    /// <summary>Names or ARNs of components or of their versions, or objects of other commands. A component without a version means its latest one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "ComponentName", "Arn")]
    [ComponentReferenceTransformation]
    [ValidateNotNullOrEmpty]
    public ComponentReference[] Component { get; set; } = [];

    /// <summary>Names of artifacts: what follows the scheme in their URIs. All that the recipe holds and that can be downloaded when absent.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? ArtifactName { get; set; }

    /// <summary>The version, in place of the one that Component names.</summary>
    [Parameter]
    [Alias("ComponentVersion")]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>Whether the artifact comes from Amazon S3's endpoint of the region or from the global one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<S3EndpointType>))]
    public S3EndpointType? S3EndpointType { get; set; }

    /// <summary>Whether a Lambda function's artifact comes from an endpoint that keeps to FIPS 140.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<IotEndpointType>))]
    public IotEndpointType? IotEndpointType { get; set; }

    private protected sealed override void Process()
    {
        foreach (var named in Component)
        {
            var component = In(named, Version);
            if (ArtifactName is null) TakeAll(component);
            foreach (var name in ArtifactName ?? [])
                if (IsWanted(What(component, name)))
                    Start(name, What(component, name), async (emit, cancellation) =>
                        await TakeAsync(emit, await Catalog.VersionArnAsync(component, null, cancellation).ConfigureAwait(false), name, cancellation).ConfigureAwait(false));
        }
    }

    /// <summary>Whether the user wants it.</summary>
    /// <param name="what">The artifact or artifacts in words.</param>
    private protected virtual bool IsWanted(string what) => true;

    /// <summary>Does what there is to do for one artifact.</summary>
    /// <param name="emit">Runs on the pipeline's thread.</param>
    /// <param name="arn">The ARN of the component's version.</param>
    /// <param name="name">The artifact's name.</param>
    /// <param name="cancellation">Ends it.</param>
    private protected abstract Task TakeAsync(Func<Action, Task> emit, string arn, string name, CancellationToken cancellation);

    /// <summary>Asks the service where an artifact can be downloaded from.</summary>
    private protected Task<GetComponentVersionArtifactResponse> LocateAsync(string arn, string name, CancellationToken cancellation) =>
        Service.Greengrass.GetComponentVersionArtifactAsync(
            new GetComponentVersionArtifactRequest { Arn = arn, ArtifactName = name, S3EndpointType = S3EndpointType, IotEndpointType = IotEndpointType }, cancellation);

    /// <summary>Writes what there is for an artifact, with the artifact's identity.</summary>
    private protected void Write(object result, string arn, string name)
    {
        var version = ComponentReference.Parse(arn);
        WriteObject(result.With("ArtifactName", name).With("ComponentName", version.Name).With("ComponentVersion", version.Version).With("Arn", arn));
    }

    private void TakeAll(ComponentReference component)
    {
        var what = $"artifacts of component '{component}'";
        if (!IsWanted($"all {what}")) return;
        Start(component.VersionArn ?? component.Arn ?? component.Name, what, async (emit, cancellation) =>
        {
            var arn = await Catalog.VersionArnAsync(component, null, cancellation).ConfigureAwait(false);
            foreach (var name in await ComponentRecipes.ArtifactNamesAsync(Service, arn, cancellation).ConfigureAwait(false))
                try
                {
                    await TakeAsync(emit, arn, name, cancellation).ConfigureAwait(false);
                }
                catch (Exception e) when (!cancellation.IsCancellationRequested)
                {
                    // The others are taken all the same.
                    _ = emit(() => WriteError(ServiceError.Record(e, What(component, name), name, Service)));
                }
        });
    }

    private static string What(ComponentReference component, string artifact) => $"artifact '{artifact}' of component '{component}'";
}
