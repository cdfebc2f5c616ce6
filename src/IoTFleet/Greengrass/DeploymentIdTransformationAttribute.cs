using System.Collections;
using System.Management.Automation;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes deployments as ids or as objects that have a DeploymentId.</summary>
public sealed class DeploymentIdTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Ids(inputData).ToArray();

    private static IEnumerable<string> Ids(object? input) => StructuredArgument.Unwrap(input) switch
    {
        string id => [id],
        Guid id => [id.ToString()],
        IEnumerable list and not IDictionary => list.Cast<object?>().SelectMany(Ids),
        { } item when PSObject.AsPSObject(item).Properties["DeploymentId"]?.Value is string id => [id],

        // As the cast that fails, so that the object may bind to another parameter by its properties.
        { } item => throw new ArgumentTransformationMetadataException($"A {item.GetType().Name} is not a deployment: it has no DeploymentId.", new PSInvalidCastException()),
        null => throw new ArgumentTransformationMetadataException("A deployment is missing: one of the values is null."),
    };
}
