using System.Collections;
using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes platforms as @{ Name; Attributes = @{ os; architecture } }, or as their attributes alone: @{ os = 'linux' }.</summary>
public sealed class PlatformTransformationAttribute : StructuredTransformationAttribute<ComponentPlatform>
{
    private protected override string What => "The platform";

    private protected override ComponentPlatform Of(StructuredArgument members) =>
        members["Attributes"] is IDictionary or PSObject
            ? new ComponentPlatform { Name = members.Only("Name", "Attributes").Get<string>("Name"), Attributes = Attributes(StructuredArgument.Read(members["Attributes"]!, What)!) }
            : new ComponentPlatform { Attributes = Attributes(members) };

    private static Dictionary<string, string> Attributes(StructuredArgument members) => members.Members.ToDictionary(m => m.Key, m => m.Value?.ToString() ?? "");
}
