using System.Collections;
using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>Takes names with values, such as tags, as a hashtable, an object or JSON. Values become text.</summary>
public sealed class TagTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether an empty cell or null means that there are none, and is no error.</summary>
    public bool IsOptional { get; set; }

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = StructuredArgument.Unwrap(inputData);
        if (IsOptional && value is null or "") return null!;
        if (value is IDictionary<string, string>) return value;
        if (value is string text && text.TrimStart().StartsWith("{", StringComparison.Ordinal)) value = JsonValue.Parse(text, "The value");
        if (value is not (IDictionary or PSObject) || StructuredArgument.Read(value, "The value") is not { } members)
            throw new ArgumentTransformationMetadataException("Names with values are given as a hashtable: @{ site = 'berlin'; owner = 'lab' }.");
        return members.Members.ToDictionary(member => member.Key, member => Text(member.Key, member.Value));
    }

    private static string Text(string name, object? value) =>
        value is IDictionary or PSObject || (value is IEnumerable && value is not string)
            ? throw new ArgumentTransformationMetadataException($"The value of '{name}' must be text.")
            : LanguagePrimitives.ConvertTo<string>(value);
}
