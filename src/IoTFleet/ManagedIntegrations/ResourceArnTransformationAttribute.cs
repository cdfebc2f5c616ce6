using System.Collections;
using System.Management.Automation;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Takes resources by ARN, or as objects and rows that have one.</summary>
public sealed class ResourceArnTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Columns = ["ResourceArn", "Arn", "TaskArn"];

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => References(inputData).ToArray();

    private static IEnumerable<ResourceReference> References(object? input) => StructuredArgument.Unwrap(input) switch
    {
        null => throw new ArgumentTransformationMetadataException("A resource is missing: one of the values is null."),
        ResourceReference reference => [reference],
        "" => throw new ArgumentTransformationMetadataException("A resource is missing: one of the values is empty."),
        string arn => [new ResourceReference(arn)],
        IEnumerable list and not (IDictionary or PSObject) => list.Cast<object?>().SelectMany(References),
        { } other => [Of(input!, other)],
    };

    private static ResourceReference Of(object input, object value)
    {
        string? Text(string column) => (value is IDictionary table ? table[column] : PSObject.AsPSObject(input).Properties[column]?.Value)?.ToString();
        var arn = Columns.Select(Text).FirstOrDefault(text => !string.IsNullOrEmpty(text))
            ?? throw new ArgumentTransformationMetadataException(
                $"{(value is PSObject ? "An object" : $"A {value.GetType().Name}")} has no ARN: it has none of {string.Join(", ", Columns)}. Tags belong to managed things, credential lockers, provisioning profiles, over-the-air tasks and account associations.");
        return new ResourceReference(arn, null, input);
    }
}
