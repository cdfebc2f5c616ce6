using System.Collections;
using System.Management.Automation;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes what can have tags as an ARN, or as an object: a core device, a deployment, a component's version, a tag.</summary>
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
        _ => [Of(PSObject.AsPSObject(input))],
    };

    // An object may name several resources; what it is comes before what it belongs to.
    private static ResourceReference Of(PSObject item)
    {
        string? Text(string name) => item.Properties[name]?.Value?.ToString() is { Length: > 0 } text ? text : null;
        if (Text("ResourceArn") is { } arn) return ResourceReference.OfArn(arn);
        if (Text("DeploymentId") is { } deployment) return ResourceReference.OfDeployment(deployment, Text("TargetArn"));
        if (ComponentReferenceTransformationAttribute.Of(item) is { } component) return ResourceReference.OfComponent(component);
        return (Text("CoreDeviceThingName") ?? Text("ThingName")) is { } device
            ? ResourceReference.OfCoreDevice(device)
            : throw new ArgumentTransformationMetadataException($"A {item.BaseObject.GetType().Name} has no tags of Greengrass: it is neither a core device nor a deployment nor a component.");
    }
}
