using System.Collections;
using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Takes components to be resolved as names, @{ Name = '>=1.0.0' }, @{ ComponentName; ComponentVersion; VersionRequirements },
/// or objects of other commands.
/// </summary>
public sealed class CandidateTransformationAttribute : StructuredTransformationAttribute<ComponentCandidate>
{
    private const string Requirer = "request";

    private protected override string What => "The component";

    private protected override ComponentCandidate Of(string text) => new() { ComponentName = text };

    private protected override ComponentCandidate? OfObject(object other) =>
        ComponentReferenceTransformationAttribute.Of(other) is { } component ? new ComponentCandidate { ComponentName = component.Name, ComponentVersion = component.Version } : null;

    private protected override ComponentCandidate Of(StructuredArgument members)
    {
        members.Only("ComponentName", "ComponentVersion", "VersionRequirements");
        return new ComponentCandidate
        {
            ComponentName = members.Get<string>("ComponentName"),
            ComponentVersion = members.Get<string>("ComponentVersion"),
            VersionRequirements = members["VersionRequirements"] switch
            {
                null => null,
                string range => Required(range),
                IDictionary or PSObject => StructuredArgument.Read(members["VersionRequirements"]!, What)!.Members.ToDictionary(m => m.Key, m => m.Value?.ToString() ?? "*"),
                _ => throw new ArgumentTransformationMetadataException("The VersionRequirements of a component are a hashtable: @{ 'com.example.Parent' = '>=1.0.0' }."),
            },
        };
    }

    private protected override IEnumerable<ComponentCandidate>? Table(StructuredArgument table) =>
        table["ComponentName"] is not null
            ? null
            : table.Members.Select(member => new ComponentCandidate { ComponentName = member.Key, VersionRequirements = Required(member.Value?.ToString() ?? "*") });

    private static Dictionary<string, string> Required(string range) => new() { [Requirer] = range };
}
