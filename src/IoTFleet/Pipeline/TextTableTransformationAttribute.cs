using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>Takes names with texts, such as tags and metadata, as a hashtable, an object or a JSON object.</summary>
public sealed class TextTableTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = StructuredArgument.Unwrap(inputData);
        if (value is IDictionary<string, string> table) return new Dictionary<string, string>(table);
        var given = value is string text ? JsonValue.Parse(text, "The value") : inputData;
        return StructuredArgument.Read(given, "The value")?.Members.ToDictionary(m => m.Key, m => LanguagePrimitives.ConvertTo<string>(m.Value) ?? "")
            ?? throw new ArgumentTransformationMetadataException($"Names with texts are given as @{{ Name = 'text' }}, not as a {value?.GetType().Name ?? "null"}.");
    }
}
