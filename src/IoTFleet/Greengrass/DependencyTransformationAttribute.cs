using System.Collections;
using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes the components that a component needs as @{ Name = '>=1.0.0' } or @{ Name = @{ VersionRequirement; DependencyType } }.</summary>
public sealed class DependencyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = StructuredArgument.Unwrap(inputData);
        if (value is Dictionary<string, ComponentDependencyRequirement>) return value;
        if (value is string text && text.TrimStart().StartsWith("{", StringComparison.Ordinal)) value = JsonValue.Parse(text, "The dependencies");
        return value is (IDictionary or PSObject) and not null && StructuredArgument.Read(value, "The dependencies") is { } table
            ? table.Members.ToDictionary(member => member.Key, member => Requirement(member.Key, member.Value))
            : throw new ArgumentTransformationMetadataException("Dependencies are given as a hashtable: @{ 'com.example.Name' = '>=1.0.0 <2.0.0' }.");
    }

    private static ComponentDependencyRequirement Requirement(string name, object? value)
    {
        if (value is ComponentDependencyRequirement typed) return typed;
        if (value is string range) return new ComponentDependencyRequirement { VersionRequirement = range };
        var what = $"the dependency '{name}'";
        var members = value is IDictionary or PSObject ? StructuredArgument.Read(value, what) : null;
        return members?.Only("VersionRequirement", "DependencyType") is { } known
            ? new ComponentDependencyRequirement { VersionRequirement = known.Get<string>("VersionRequirement"), DependencyType = known.Get<string>("DependencyType") }
            : throw new ArgumentTransformationMetadataException($"The dependency '{name}' takes a version requirement or @{{ VersionRequirement; DependencyType }}.");
    }
}
