using System.Collections;
using System.Management.Automation;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes deployments as ids or as objects that have a DeploymentId, rows also an Id.</summary>
/// <param name="others">The properties by which an object of the pipeline may bind to other parameters in place of this one.</param>
public sealed class DeploymentIdTransformationAttribute(params string[] others) : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Ids(inputData).ToArray();

    private IEnumerable<string> Ids(object? input) => StructuredArgument.Unwrap(input) switch
    {
        string id => [id],
        Guid id => [id.ToString()],
        IEnumerable list and not IDictionary => list.Cast<object?>().SelectMany(Ids),
        { } item when Columns.Text(item, Columns.IsRow(item) ? ["DeploymentId", "Id"] : ["DeploymentId"]) is { } id => [id],
        // As the cast that fails, so that the object may bind to another parameter by its properties.
        { } item => throw new ArgumentTransformationMetadataException(
            $"{Columns.Kind(item)} is not a deployment: one is named by the property {Columns.Words(["DeploymentId", "Id", .. others])}.",
            Columns.Value(item, others) is null ? null : new PSInvalidCastException()),
        null => throw new ArgumentTransformationMetadataException("A deployment is missing: one of the values is null."),
    };
}
