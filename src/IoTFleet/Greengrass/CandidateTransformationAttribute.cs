using System.Collections;
using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Takes components to be resolved as names, @{ Name = '>=1.0.0' }, @{ ComponentName; ComponentVersion; VersionRequirements },
/// objects of other commands, or rows with such columns.
/// </summary>
public sealed class CandidateTransformationAttribute : StructureTransformationAttribute
{
    private const string Requirer = "request";

    /// <summary>Makes the attribute.</summary>
    public CandidateTransformationAttribute()
        : base(typeof(ComponentCandidate)) => Called = "component";

    private protected override object? OfText(string text) => new ComponentCandidate { ComponentName = text };

    private protected override object? OfObject(object other) => ComponentReferenceTransformationAttribute.Of(other) is not { } component ? null : new ComponentCandidate
    {
        ComponentName = component.Name,
        ComponentVersion = component.Version,
        VersionRequirements = Requirements(Columns.Value(other, "VersionRequirements")),
    };

    private protected override IEnumerable<object>? OfMembers(StructuredArgument members)
    {
        if (members["ComponentName"] is null)
            return members.Members.Select(member => new ComponentCandidate { ComponentName = member.Key, VersionRequirements = Required(member.Value?.ToString() ?? "*") });
        members.Only("ComponentName", "ComponentVersion", "VersionRequirements");
        return
        [
            new ComponentCandidate
            {
                ComponentName = members.Get<string>("ComponentName"),
                ComponentVersion = members.Get<string>("ComponentVersion"),
                VersionRequirements = Requirements(members["VersionRequirements"]),
            },
        ];
    }

    private Dictionary<string, string>? Requirements(object? value) => value switch
    {
        null => null,
        string range => Required(range),
        Dictionary<string, string> ranges => ranges,
        IDictionary or PSObject => StructuredArgument.Read(value, What)!.Members.ToDictionary(m => m.Key, m => m.Value?.ToString() ?? "*"),
        _ => throw new ArgumentTransformationMetadataException("The VersionRequirements of a component are a hashtable: @{ 'com.example.Parent' = '>=1.0.0' }."),
    };

    private static Dictionary<string, string> Required(string range) => new() { [Requirer] = range };
}
