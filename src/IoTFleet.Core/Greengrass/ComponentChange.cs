using Amazon.GreengrassV2.Model;

namespace IoTFleet.Core.Greengrass;

/// <summary>What becomes of a component between two revisions of a deployment.</summary>
/// <param name="Component">The component's name.</param>
/// <param name="From">Its version before, or null when it is added.</param>
/// <param name="To">Its version after, or null when it is removed.</param>
/// <param name="ConfigurationChanges">Whether its configuration update or its RunWith differ.</param>
public sealed record ComponentChange(string Component, string? From, string? To, bool ConfigurationChanges)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsSame => From == To && !ConfigurationChanges;

    /// <summary>The change in a few signs: + added, - removed, ~ changed, = kept.</summary>
    public override string ToString() =>
        From is null ? $"+ {Component} {To}"
        : To is null ? $"- {Component} {From}"
        : From != To ? $"~ {Component} {From} -> {To}{(ConfigurationChanges ? ", configuration changes" : "")}"
        : ConfigurationChanges ? $"~ {Component} {From}, configuration changes"
        : $"= {Component} {From}";

    /// <summary>The changes between two sets of components, by name.</summary>
    public static IReadOnlyList<ComponentChange> Between(
        IReadOnlyDictionary<string, ComponentDeploymentSpecification>? before, IReadOnlyDictionary<string, ComponentDeploymentSpecification>? after)
    {
        before ??= new Dictionary<string, ComponentDeploymentSpecification>();
        after ??= new Dictionary<string, ComponentDeploymentSpecification>();
        return before.Keys.Union(after.Keys).OrderBy(name => name, StringComparer.Ordinal).Select(name =>
        {
            before.TryGetValue(name, out var old);
            after.TryGetValue(name, out var now);
            return new ComponentChange(name, old?.ComponentVersion, now?.ComponentVersion, old is not null && now is not null && Settings(old) != Settings(now));
        }).ToList();
    }

    private static string Settings(ComponentDeploymentSpecification specification) => string.Join(
        "\n",
        specification.ConfigurationUpdate?.Merge,
        string.Join(",", specification.ConfigurationUpdate?.Reset ?? []),
        specification.RunWith?.PosixUser,
        specification.RunWith?.WindowsUser,
        specification.RunWith?.SystemResourceLimits?.Memory,
        specification.RunWith?.SystemResourceLimits?.Cpus);
}
