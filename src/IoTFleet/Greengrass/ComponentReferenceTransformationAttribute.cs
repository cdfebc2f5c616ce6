using System.Collections;
using System.Management.Automation;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Takes components as names, as ARNs, as @{ Name = 'version' }, as objects of other commands that have an ARN or a component's
/// name and version, or as rows, such as those of a CSV file, with a column ComponentName, Component, Name or Arn.
/// </summary>
public sealed class ComponentReferenceTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Names = ["ComponentName", "Component", "Name"];
    private static readonly string[] Versions = ["ComponentVersion", "Version"];

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => References(inputData).ToArray();

    /// <summary>The component that an object is or belongs to, or null.</summary>
    internal static ComponentReference? Of(object value)
    {
        if (Columns.IsRow(value)) return OfRow(value);
        if (Columns.Text(value, "Arn") is { } arn && IsComponent(arn)) return Parse(arn);
        return Columns.Text(value, "ComponentName") is { } component ? ComponentReference.Named(component, Columns.Text(value, "ComponentVersion")) : null;
    }

    /// <summary>What a row is no component for: it has no column that could name one.</summary>
    internal static ArgumentTransformationMetadataException NoComponent(object value) => new(Columns.IsRow(value)
        ? $"{Columns.Kind(value)} is not a component: one is named by the property {Columns.Words([.. Names, "Arn"])}, its version by {Columns.Words(Versions)}."
        : $"{Columns.Kind(value)} is not a component: it has neither a component's ARN nor a ComponentName. Give a component's name or ARN.");

    // A row may have columns of other things too: what is most surely a component comes first.
    private static ComponentReference? OfRow(object row)
    {
        var arn = Columns.Text(row, "Arn");
        var named = arn is not null && IsComponent(arn) ? arn : Columns.Text(row, Names);
        if (named is null) return arn is null ? null : Parse(arn);
        var component = Parse(named);
        return component.Version is null ? component with { Version = Columns.Text(row, Versions) } : component;
    }

    private static bool IsComponent(string arn) => arn.Contains(":components:");

    private static IEnumerable<ComponentReference> References(object? input)
    {
        switch (StructuredArgument.Unwrap(input))
        {
            case null or "":
                throw new ArgumentTransformationMetadataException("A component is missing: one of the values is null or empty.");
            case ComponentReference reference:
                return [reference];
            case string text:
                return [Parse(text)];
            case IDictionary table:
                return StructuredArgument.Read(table, "The component")!.Members.Select(member => ComponentReference.Named(member.Key, member.Value?.ToString()));
            case IEnumerable list:
                return list.Cast<object?>().SelectMany(References);
            case { } other:
                return [Of(other) ?? throw NoComponent(other)];
        }
    }

    /// <summary>The component of a name or an ARN.</summary>
    internal static ComponentReference Parse(string text)
    {
        try
        {
            return ComponentReference.Parse(text);
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
