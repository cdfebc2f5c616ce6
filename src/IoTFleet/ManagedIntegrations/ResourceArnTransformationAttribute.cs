using System.Collections;
using System.Management.Automation;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Takes resources by ARN, or as objects that have one.</summary>
public sealed class ResourceArnTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Members = ["ResourceArn", "Arn", "TaskArn"];

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Arns(inputData).ToArray();

    private static IEnumerable<string> Arns(object? input) => StructuredArgument.Unwrap(input) switch
    {
        null => throw new ArgumentTransformationMetadataException("A resource is missing: one of the values is null."),
        string arn => [arn],
        PSObject => [Of(input!)],
        IEnumerable list and not IDictionary => list.Cast<object?>().SelectMany(Arns),
        _ => [Of(input!)],
    };

    private static string Of(object input) =>
        Members.Select(member => PSObject.AsPSObject(input).Properties[member]?.Value?.ToString()).FirstOrDefault(arn => !string.IsNullOrEmpty(arn))
        ?? throw new ArgumentTransformationMetadataException($"A {StructuredArgument.Unwrap(input)!.GetType().Name} has no ARN. Tags belong to managed things, credential lockers, provisioning profiles, over-the-air tasks and account associations.");
}
