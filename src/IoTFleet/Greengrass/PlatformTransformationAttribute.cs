using System.Collections;
using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes platforms as @{ Name; Attributes = @{ os; architecture } }, or as their attributes alone: @{ os = 'linux' }.</summary>
public sealed class PlatformTransformationAttribute : StructureTransformationAttribute
{
    /// <summary>Makes the attribute.</summary>
    public PlatformTransformationAttribute()
        : base(typeof(ComponentPlatform)) => Called = "platform";

    private protected override IEnumerable<object>? OfMembers(StructuredArgument members) =>
    [
        members["Attributes"] is IDictionary or PSObject
            ? new ComponentPlatform { Name = members.Only("Name", "Attributes").Get<string>("Name"), Attributes = Attributes(StructuredArgument.Read(members["Attributes"]!, What)!) }
            : new ComponentPlatform { Attributes = Attributes(members) },
    ];

    private static Dictionary<string, string> Attributes(StructuredArgument members) => members.Members.ToDictionary(m => m.Key, m => m.Value?.ToString() ?? "");
}
