using System.Collections;
using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>
/// Takes a structure of a service, or several, as hashtables, objects, JSON text or the service's own objects. A class derived
/// from it takes shorter forms too, such as text.
/// </summary>
/// <param name="type">The structure.</param>
public class StructureTransformationAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <summary>What a structure is called in messages.</summary>
    public string Called { get; set; } = type.Name;

    /// <summary>Whether an empty cell or null means that there is none, and is no error.</summary>
    public bool IsOptional { get; set; }

    private protected string What => $"The {Called}";

    /// <inheritdoc />
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = StructuredArgument.Unwrap(inputData);
        if (IsOptional && value is null or "") return null!;
        var items = Many(value, isJson: false).ToList();
        var isList = value is string text ? IsJson(text) && text.TrimStart()[0] == '[' : value is IEnumerable and not IDictionary;
        if (items.Count == 1 && !isList) return items[0];
        var made = Array.CreateInstance(type, items.Count);
        for (var i = 0; i < items.Count; i++) made.SetValue(items[i], i);
        return made;
    }

    /// <summary>The structure that text means which is not JSON, or null where such text means nothing.</summary>
    private protected virtual object? OfText(string text) => null;

    /// <summary>The structure that an object means which is not of the structure's own form, or null where it means none.</summary>
    private protected virtual object? OfObject(object other) => null;

    /// <summary>The structures that a hashtable's or object's members mean, or null where they are the structure's own members.</summary>
    private protected virtual IEnumerable<object>? OfMembers(StructuredArgument members) => null;

    private IEnumerable<object> Many(object? input, bool isJson)
    {
        switch (StructuredArgument.Unwrap(input))
        {
            case null:
                throw new ArgumentTransformationMetadataException($"{What} cannot be null.");
            case var typed when type.IsInstanceOfType(typed):
                return [typed];
            case string text:
                return !IsJson(text) && OfText(text) is { } meant ? [meant] : Many(DocumentConversion.ToObject(DocumentConversion.FromArgument(text, What)), isJson: true);
            case PSObject item when !isJson && OfObject(item) is { } known:
                return [known];
            case var table and (IDictionary or PSObject):
                return OfMembers(StructuredArgument.Read(table, What)!) ?? [Structures.Make(type, table, What)!];
            case IEnumerable list:
                return list.Cast<object?>().SelectMany(item => Many(item, isJson));
            case var other:
                return [OfObject(other) ?? Structures.Make(type, other, What)!];
        }
    }

    // An address such as [::1]:8883 begins like a list, but does not end like one.
    private static bool IsJson(string text) =>
        text.Trim() is var trimmed && (trimmed.StartsWith("{", StringComparison.Ordinal) || (trimmed.StartsWith("[", StringComparison.Ordinal) && trimmed.EndsWith("]", StringComparison.Ordinal)));
}
