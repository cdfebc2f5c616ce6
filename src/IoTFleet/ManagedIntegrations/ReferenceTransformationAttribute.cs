using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Takes a resource, or several, as id, ARN or name, or as any object that knows one: the resource itself as the service
/// lists, gets or creates it, objects of other kinds that have its id, and rows, such as those of a CSV file. PowerShell
/// asks this before it binds columns by their names, so columns are read here.
/// </summary>
/// <param name="resource">What the service calls the resource in the names of its types, such as ManagedThing.</param>
public sealed class ReferenceTransformationAttribute(string resource) : ArgumentTransformationAttribute
{
    private static readonly Regex Wrapping = new("^(Get|Create|Start|List|Register)?(?<core>.+?)(Response|Summary|ListItem|Item)?$", RegexOptions.CultureInvariant);

    // Of each resource: its kind, the member that is the id on its own types, and what else the service calls it.
    private static readonly Dictionary<string, (ResourceKind Kind, string Own, string? Also)> Known = new()
    {
        ["AccountAssociation"] = (Resources.AccountAssociations, "AccountAssociationId", null),
        ["CloudConnector"] = (Resources.CloudConnectors, "Id", "Connector"),
        ["ConnectorDestination"] = (Resources.ConnectorDestinations, "Id", null),
        ["CredentialLocker"] = (Resources.CredentialLockers, "Id", null),
        ["Destination"] = (Resources.Destinations, "Name", null),
        ["DeviceDiscovery"] = (Resources.DeviceDiscoveries, "Id", null),
        ["EventLogConfiguration"] = (Resources.EventLogConfigurations, "Id", null),
        ["ManagedThing"] = (Resources.ManagedThings, "Id", null),
        ["NotificationConfiguration"] = (Resources.NotificationConfigurations, "EventType", "EventType"),
        ["OtaTask"] = (Resources.OtaTasks, "TaskId", "Task"),
        ["OtaTaskConfiguration"] = (Resources.OtaTaskConfigurations, "TaskConfigurationId", "TaskConfiguration"),
        ["ProvisioningProfile"] = (Resources.ProvisioningProfiles, "Id", null),
    };

    private readonly (ResourceKind Kind, string Own, string? Also) _known = Known[resource];

    /// <summary>What the resource is to the cmdlet, such as Controller: such columns are taken before those with its own name.</summary>
    public string? As { get; set; }

    /// <summary>Another parameter: an object that has a column for it, and none of the resource's own, is left to that.</summary>
    public string? Unless { get; set; }

    /// <summary>Whether an empty cell or null means that there is none, and is no error.</summary>
    public bool IsOptional { get; set; }

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (IsOptional && StructuredArgument.Unwrap(inputData) is null or "") return null!;
        var references = References(inputData).ToArray();
        return references.Length == 1 ? references[0] : references;
    }

    private string Noun => _known.Kind.Noun;

    private IEnumerable<ResourceReference> References(object? input) => StructuredArgument.Plain(input) switch
    {
        null => throw new ArgumentTransformationMetadataException($"The {Noun} is missing: one of the values is null."),
        ResourceReference reference => [reference],
        "" => throw new ArgumentTransformationMetadataException($"The {Noun} is missing: one of the values is empty."),
        string text => [new ResourceReference(text)],
        IDictionary or PSObject => Of(input!, isOwn: true),
        IEnumerable list => list.Cast<object?>().SelectMany(References),
        ConstantClass constant => [new ResourceReference(constant.Value)],
        { } other when other.GetType().IsPrimitive || other is Guid => [new ResourceReference(other.ToString()!)],
        { } other => Of(input!, IsOwn(other.GetType())),
    };

    private IEnumerable<ResourceReference> Of(object input, bool isOwn)
    {
        var table = StructuredArgument.Unwrap(input) as IDictionary;
        object? Value(string column) => table is null ? PSObject.AsPSObject(input).Properties[column]?.Value : table[column];
        string? Text(string column) => StructuredArgument.Plain(Value(column))?.ToString() is { Length: > 0 } text ? text : null;
        if (Unless is not null && (Text(Unless) ?? Text(Unless + "Id")) is not null && Columns(isOwn: false).All(c => Text(c) is null))
        {
            // PowerShell takes what cannot be cast to another parameter.
            var message = $"{Subject(input)} with an {Unless} is no {Noun}.";
            throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
        }

        var columns = Columns(isOwn).Distinct().ToList();
        var column = columns.Find(c => Text(c) is not null)
            ?? throw new ArgumentTransformationMetadataException($"{Subject(input)} is no {Noun}: it has none of {string.Join(", ", columns)}.");
        if (IsId(column)) return [new ResourceReference(Text(column)!, columns.Where(IsName).Select(Text).FirstOrDefault(name => name is not null), input)];
        if (IsName(column)) return [ResourceReference.OfName(Text(column)!, input)];
        return References(Value(column)).Select(reference => reference.For(input));
    }

    // What is no other's comes first. An object of the resource's own kind, or a row, may also call it just Id or Name.
    private IEnumerable<string> Columns(bool isOwn)
    {
        var hasIds = _known.Own.EndsWith("Id", StringComparison.Ordinal);
        foreach (var name in new[] { As, resource, _known.Also })
        {
            if (name is null) continue;
            if (hasIds) yield return name + "Id";
            yield return name;
            if (IsNamed) yield return name + "Name";
        }
        if (isOwn)
        {
            yield return _known.Own;
            if (hasIds)
            {
                yield return "Id";
                yield return "Identifier";
                yield return "Arn";
            }
            if (IsNamed) yield return "Name";
        }
        if (resource != "ManagedThing") yield break;

        // What AWS IoT and Greengrass know a device by is looked for among the names.
        yield return "ThingName";
        yield return "CoreDeviceThingName";
    }

    // Where a name is all there is, it is the id.
    private bool IsNamed => _known.Kind.HasNames || IsName(_known.Own);

    private bool IsId(string column) => column == _known.Own || column.EndsWith("Id", StringComparison.Ordinal) || column is "Identifier" or "Arn";

    private static bool IsName(string column) => column.EndsWith("Name", StringComparison.Ordinal);

    private static string Subject(object input) => StructuredArgument.Unwrap(input) is { } value and not PSObject ? Pipeline.Columns.WithArticle(value.GetType().Name) : "An object";

    private bool IsOwn(Type type) => Wrapping.Match(type.Name).Groups["core"].Value is var core && (core == resource || core == _known.Also);
}
