using System.Collections;
using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>Takes a structure of a service, or several, as hashtables, JSON text or the service's own objects.</summary>
/// <param name="type">The structure.</param>
public sealed class StructureTransformationAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var what = $"The {type.Name}";
        var value = StructuredArgument.Unwrap(inputData) is string text ? DocumentConversion.ToObject(DocumentConversion.FromArgument(text, what)) : inputData;
        if (StructuredArgument.Unwrap(value) is not IEnumerable list || list is IDictionary)
            return Structures.Make(type, value, what) ?? throw new ArgumentTransformationMetadataException($"{what} cannot be null.");
        var items = list.Cast<object?>().ToList();
        var made = Array.CreateInstance(type, items.Count);
        for (var i = 0; i < items.Count; i++) made.SetValue(Structures.Make(type, items[i], what), i);
        return made;
    }
}
