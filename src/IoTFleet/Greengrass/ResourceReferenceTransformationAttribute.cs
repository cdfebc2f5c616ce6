using System.Collections;
using System.Management.Automation;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes what can have tags as an ARN, or as an object: a core device, a deployment, a component's version, a tag, or a row with a column that names one.</summary>
public sealed class ResourceReferenceTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => References(inputData).ToArray();

    private static IEnumerable<ResourceReference> References(object? input) => StructuredArgument.Unwrap(input) switch
    {
        ResourceReference reference => [reference],
        string arn when arn.StartsWith("arn:", StringComparison.Ordinal) => [ResourceReference.OfArn(arn)],
        string text => throw new ArgumentTransformationMetadataException($"'{text}' is not an ARN. Name a core device with -CoreDevice, a deployment with -DeploymentId, a component with -Component."),
        null => throw new ArgumentTransformationMetadataException("A resource is missing: one of the values is null."),
        IEnumerable list and not IDictionary => list.Cast<object?>().SelectMany(References),
        _ when Columns.IsRow(input) && Columns.Value(input!, "Resource") is { } named => References(named),
        { } item => [Of(item)],
    };

    // An object may name several resources; what it is comes before what it belongs to.
    private static ResourceReference Of(object item)
    {
        if (Columns.Text(item, "ResourceArn") is { } arn) return ResourceReference.OfArn(arn);
        if (Columns.IsRow(item) && Columns.Text(item, "Arn") is { } own) return ResourceReference.OfArn(own);
        if (Columns.Text(item, "DeploymentId") is { } deployment) return ResourceReference.OfDeployment(deployment, Columns.Text(item, "TargetArn"));
        // A name alone does not tell what it is the name of.
        if (Columns.Text(item, "ComponentName", "Component", "Arn") is not null && ComponentReferenceTransformationAttribute.Of(item) is { } component) return ResourceReference.OfComponent(component);
        return Columns.Text(item, "CoreDeviceThingName", "CoreDevice", "ThingName") is { } device
            ? ResourceReference.OfCoreDevice(device)
            : throw new ArgumentTransformationMetadataException(
                $"{Columns.Kind(item)} has no tags of Greengrass: it is neither a core device nor a deployment nor a component. "
                + $"A resource is named by the property {Columns.Words("Resource", "ResourceArn", "Arn", "DeploymentId", "ComponentName", "Component", "CoreDevice", "CoreDeviceThingName", "ThingName")}.");
    }
}
