using Amazon.Runtime.Documents;

namespace IoTFleet.Sandbox.ManagedIntegrations.Capabilities;

/// <summary>A property of a capability.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Attribute">The number of the Matter attribute behind it.</param>
/// <param name="Default">What a new device has there; its kind of value is the property's.</param>
/// <param name="Mutable">Whether UpdateState may write it.</param>
/// <param name="Minimum">The lowest value of a number.</param>
/// <param name="Maximum">The highest value of a number.</param>
internal sealed record CapabilityProperty(
    string Name, int Attribute, object Default, bool Mutable = false, double? Minimum = null, double? Maximum = null)
{
    internal string JsonType => Default switch
    {
        bool => "boolean",
        int => "integer",
        double => "number",
        _ => "string",
    };

    /// <summary>Whether a value may stand in this property.</summary>
    internal bool Takes(Document value) => JsonType switch
    {
        "boolean" => value.IsBool(),
        "string" => value.IsString(),
        _ => ((Document?)value).Number() is { } number && !(number < Minimum) && !(number > Maximum),
    };

    internal Document Schema
    {
        get
        {
            var value = new List<(string, Document)> { ("type", new Document(JsonType)) };
            if (Minimum is { } minimum) value.Add(("minimum", Json.Of(minimum)));
            if (Maximum is { } maximum) value.Add(("maximum", Json.Of(maximum)));
            return Json.Object(
                ("extrinsicId", new Document($"0x{Attribute:x4}")),
                ("value", Json.Object(value.ToArray())),
                ("mutable", new Document(Mutable)),
                ("retrievable", new Document(true)),
                ("reportable", new Document(true)));
        }
    }
}
