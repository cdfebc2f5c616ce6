using System.Management.Automation;
using IoTFleet.Core.Greengrass;

namespace IoTFleet.Greengrass;

/// <summary>A cmdlet that works on the tags of core devices, deployments and component versions.</summary>
public abstract class ResourceTagCmdlet : ComponentCmdlet
{
    /// <summary>ARNs, or objects of other commands: core devices, deployments, component versions.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Resource", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceArn", "Arn")]
    [ResourceReferenceTransformation]
    [ArgumentCompleter(typeof(ResourceArnCompleter))]
    [ValidateNotNullOrEmpty]
    public ResourceReference[] Resource { get; set; } = [];

    /// <summary>Names of core devices.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "CoreDevice")]
    [ArgumentCompleter(typeof(CoreDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] CoreDevice { get; set; } = [];

    /// <summary>Ids of deployments.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Deployment")]
    [ArgumentCompleter(typeof(DeploymentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] DeploymentId { get; set; } = [];

    /// <summary>Names or ARNs of components or of their versions. A component without a version means its latest one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Component")]
    [ComponentReferenceTransformation]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    [ValidateNotNullOrEmpty]
    public ComponentReference[] Component { get; set; } = [];

    /// <summary>Does what there is to do for one resource.</summary>
    private protected abstract void Process(ResourceReference resource);

    /// <summary>The resource's ARN.</summary>
    private protected Task<string> ArnAsync(ResourceReference resource, CancellationToken cancellation) => resource.ArnAsync(Service, Catalog, cancellation);

    private protected sealed override void Process()
    {
        foreach (var resource in Resource) Process(resource);
        foreach (var device in CoreDevice) Process(ResourceReference.OfCoreDevice(device));
        foreach (var deployment in DeploymentId) Process(ResourceReference.OfDeployment(deployment));
        foreach (var component in Component) Process(ResourceReference.OfComponent(component));
    }
}
