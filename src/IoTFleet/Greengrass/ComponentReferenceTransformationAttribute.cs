using System.Collections;
using System.Management.Automation;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes components as names, as ARNs, as @{ Name = 'version' }, or as objects that have an ARN or a component's name and version.</summary>
public sealed class ComponentReferenceTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => References(inputData).ToArray();

    /// <summary>The component that an object is or belongs to, or null.</summary>
    internal static ComponentReference? Of(object value)
    {
        var item = PSObject.AsPSObject(value);
        string? Text(string name) => item.Properties[name]?.Value?.ToString() is { Length: > 0 } text ? text : null;
        if (Text("Arn") is { } arn && arn.Contains(":components:")) return Parse(arn);
        return Text("ComponentName") is { } component ? ComponentReference.Named(component, Text("ComponentVersion")) : null;
    }

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
                return [Of(other) ?? throw new ArgumentTransformationMetadataException($"A {other.GetType().Name} is not a component: it has neither an ARN nor a ComponentName. Give a component's name or ARN.")];
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
