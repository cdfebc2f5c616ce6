using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Takes a resource, or several, as id, ARN or name, or as any object that knows one: the resource itself as the service
/// lists, gets or creates it, and objects of other kinds that have its id.
/// </summary>
/// <param name="resource">What the service calls the resource in the names of its types, such as ManagedThing.</param>
public sealed class ReferenceTransformationAttribute(string resource) : ArgumentTransformationAttribute
{
    private static readonly Regex Wrapping = new("^(Get|Create|Start|List|Register)?(?<core>.+?)(Response|Summary|ListItem|Item)?$", RegexOptions.CultureInvariant);

    /// <summary>The member that is the id on the resource's own types.</summary>
    public string Own { get; set; } = "Id";

    /// <summary>The member that is the id on objects of other kinds; the resource with Id after it when absent.</summary>
    public string? Elsewhere { get; set; }

    /// <summary>Another name that the service has for the resource in the names of its types.</summary>
    public string? AlsoCalled { get; set; }

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var references = References(inputData).ToArray();
        return references.Length == 1 ? references[0] : references;
    }

    private IEnumerable<ResourceReference> References(object? input) => StructuredArgument.Unwrap(input) switch
    {
        null => throw new ArgumentTransformationMetadataException($"The {Words} is missing: one of the values is null."),
        ResourceReference reference => [reference],
        "" => throw new ArgumentTransformationMetadataException($"The {Words} is missing: one of the values is empty."),
        string text => [new ResourceReference(text)],
        IDictionary or PSObject => [Of(input!, isOwn: true)],
        IEnumerable list => list.Cast<object?>().SelectMany(References),
        { } other when other.GetType() is { IsPrimitive: true } => [new ResourceReference(other.ToString()!)],
        Amazon.Runtime.ConstantClass constant => [new ResourceReference(constant.Value)],
        { } other => [Of(input!, IsOwn(other.GetType()))],
    };

    private ResourceReference Of(object input, bool isOwn)
    {
        var table = StructuredArgument.Unwrap(input) as IDictionary;
        string? Text(string member) => (table is null ? PSObject.AsPSObject(input).Properties[member]?.Value : table[member])?.ToString() is { Length: > 0 } text ? text : null;
        var elsewhere = Elsewhere ?? resource + "Id";
        var id = Text(elsewhere) ?? Text(resource) ?? (isOwn ? Text(Own) ?? Text("Identifier") ?? Text("Arn") : null)
            ?? throw new ArgumentTransformationMetadataException($"A {StructuredArgument.Unwrap(input)!.GetType().Name} is no {Words}: it has no {elsewhere}.");
        return new ResourceReference(id, isOwn ? Text("Name") : Text(resource + "Name"), input);
    }

    private bool IsOwn(Type type) => Wrapping.Match(type.Name).Groups["core"].Value is var core && (core == resource || core == AlsoCalled);

    private string Words => Regex.Replace(resource, "(?<=[a-z])[A-Z]", m => " " + m.Value).ToLowerInvariant();
}
