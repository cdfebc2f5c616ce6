using System.Collections;
using System.Management.Automation;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Takes names, or objects that know one: of the resource's own kind, of what belongs to it, and rows, which may also call it
/// just Name. Another object of the services is an error, where PowerShell would take its type's name for a name.
/// </summary>
/// <param name="noun">The resource in words.</param>
/// <param name="columns">The properties that hold its name.</param>
public sealed class NameTransformationAttribute(string noun, params string[] columns) : ArgumentTransformationAttribute
{
    /// <summary>The beginning of the names of types whose Name is taken for the resource's too, such as ManagedThing; none when null.</summary>
    public string? Namesake { get; set; }

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var items = StructuredArgument.Unwrap(inputData) is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>().ToList() : [inputData];
        return items.TrueForAll(IsPlain) ? inputData : items.Select(item => IsPlain(item) ? item?.ToString() : Name(item!)).ToArray();
    }

    // What is missing is for the parameter to refuse.
    private static bool IsPlain(object? item) => StructuredArgument.Unwrap(item) is null or string or ValueType;

    private string Name(object item)
    {
        var type = StructuredArgument.Unwrap(item)!.GetType();
        var isNamesake = Namesake is not null && (type.Name.StartsWith(Namesake, StringComparison.Ordinal) || type.Name.StartsWith("Get" + Namesake, StringComparison.Ordinal));
        var isForeign = type.Namespace is { } space && !space.StartsWith("Amazon.", StringComparison.Ordinal) && !space.StartsWith("IoTFleet.", StringComparison.Ordinal);
        string[] known = isForeign || isNamesake || Columns.IsRow(item) ? [.. columns, "Name"] : columns;
        return Columns.Text(item, known)
            ?? (isForeign && !Columns.IsRow(item) ? item.ToString() : null)
            ?? throw new ArgumentTransformationMetadataException($"{Columns.Kind(item)} is not a {noun}: one is named by the property {Columns.Words(known)}.");
    }
}
