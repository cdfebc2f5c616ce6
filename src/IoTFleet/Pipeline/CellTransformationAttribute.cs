using System.Globalization;
using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>Takes a number, or true or false, as it is or as the text of a cell. An empty cell is none, and other text is an error.</summary>
/// <param name="type">What is taken.</param>
public sealed class CellTransformationAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => StructuredArgument.Unwrap(inputData) switch
    {
        null => null!,
        string text when string.IsNullOrWhiteSpace(text) => null!,
        string text => Of(text.Trim()) ?? throw Refusal($"'{text}'"),
        { } other when LanguagePrimitives.TryConvertTo(other, type, out var converted) => converted!,
        { } other => throw Refusal(Columns.WithArticle(other.GetType().Name)),
    };

    // PowerShell takes any text for true.
    private object? Of(string text) =>
        type == typeof(bool)
            ? bool.TryParse(text, out var isTrue) ? isTrue : text is "1" ? true : text is "0" ? false : null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private ArgumentTransformationMetadataException Refusal(string given) => new($"It takes {(type == typeof(bool) ? "true or false" : "a whole number")}, not {given}.");
}
