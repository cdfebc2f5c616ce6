using System.Collections;
using System.Management.Automation;
using Amazon.Runtime;

namespace IoTFleet.Pipeline;

/// <summary>
/// Takes a value of one of the services' enumerations, or several: as it is, as text, or as the object that JSON makes of it.
/// An empty cell is none.
/// </summary>
public sealed class ConstantTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => StructuredArgument.Plain(inputData) switch
    {
        null or "" => null!,
        IEnumerable list and not (string or IDictionary) => list.Cast<object?>().Select(Text).ToArray(),
        var one => Text(one),
    };

    // PowerShell looks for a column of the parameter's name in what cannot be cast.
    private static object Text(object? value) => StructuredArgument.Plain(value) switch
    {
        string { Length: > 0 } text => text,
        ConstantClass constant => constant.Value,
        null or "" => throw new ArgumentTransformationMetadataException("One of the values is missing."),
        PSObject or IDictionary => throw Refusal("an object"),
        { } other when other.GetType().IsPrimitive => other.ToString()!,
        { } other => throw Refusal(Columns.WithArticle(other.GetType().Name)),
    };

    private static ArgumentTransformationMetadataException Refusal(string given)
    {
        var message = $"A value is given as text, not as {given}.";
        return new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}
