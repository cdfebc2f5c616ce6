using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Json;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass.Changes;

/// <summary>What is changed in a deployment; everything else is kept.</summary>
public sealed record DeploymentUpdate
{
    /// <summary>Components that are added or changed. What a selection does not say is kept; a name alone takes the latest version.</summary>
    public IReadOnlyList<ComponentSelection> Components { get; init; } = [];

    /// <summary>The names of components that are removed.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>JSON by the name of the component whose configuration it is merged into.</summary>
    public IReadOnlyDictionary<string, string> Merged { get; init; } = new Dictionary<string, string>();

    /// <summary>JSON pointers by the name of the component whose configuration goes back to its defaults there.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Reset { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>A new name.</summary>
    public string? Name { get; init; }

    /// <summary>The next revision.</summary>
    /// <exception cref="ComponentNotFoundException">A component is not there.</exception>
    /// <exception cref="ComponentChosenTwiceException">A component is changed in two ways that exclude each other.</exception>
    public async Task<DeploymentPlan> PlanAsync(FleetSession session, GetDeploymentResponse current, CancellationToken cancellation)
    {
        Check();
        var request = DeploymentPlan.RequestOf(current);
        if (Name is not null) request.DeploymentName = Name;
        foreach (var name in Removed)
            if (!request.Components.Remove(name)) throw Absent(name, current);
        await SetAsync(session, request.Components, cancellation).ConfigureAwait(false);
        foreach (var merge in Merged) Configure(request.Components, merge.Key, current, update => update.Merge = JsonTree.Merge(update.Merge, merge.Value));
        foreach (var reset in Reset)
            Configure(request.Components, reset.Key, current, update =>
            {
                // What is merged comes after what is reset, and would put it back.
                update.Merge = JsonTree.Without(update.Merge, reset.Value);
                update.Reset = (update.Reset ?? []).Union(reset.Value).ToList();
            });
        return new DeploymentPlan(request, current);
    }

    private void Check()
    {
        if (Components.GroupBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ComponentChosenTwiceException($"Component '{twice.Key}' is given {twice.Count()} times: give it once.");
        if (Components.Select(s => s.Name).Concat(Merged.Keys).Concat(Reset.Keys).FirstOrDefault(Removed.Contains) is { } name)
            throw new ComponentChosenTwiceException($"Component '{name}' is both removed and changed: give it for one of them.");
    }

    private async Task SetAsync(FleetSession session, Dictionary<string, ComponentDeploymentSpecification> components, CancellationToken cancellation)
    {
        // A name alone asks for the latest version, also where the component is there; with settings and no version, its version is kept.
        bool NeedsVersion(ComponentSelection s) => s.Version is null && (!components.ContainsKey(s.Name) || (s.Configuration is null && s.RunWith is null));
        var latest = await ComponentVersions.ResolveAsync(session, Components.Where(NeedsVersion).Select(s => new ComponentSelection(s.Name)), cancellation).ConfigureAwait(false);
        foreach (var selection in Components)
        {
            components.TryGetValue(selection.Name, out var before);
            components[selection.Name] = new ComponentDeploymentSpecification
            {
                ComponentVersion = selection.Version ?? (latest.TryGetValue(selection.Name, out var newest) ? newest.ComponentVersion : before!.ComponentVersion),
                ConfigurationUpdate = selection.Configuration is not { } given ? before?.ConfigurationUpdate : new ComponentConfigurationUpdate
                {
                    Merge = given.Merge ?? before?.ConfigurationUpdate?.Merge,
                    Reset = given.Reset ?? before?.ConfigurationUpdate?.Reset,
                },
                RunWith = selection.RunWith ?? before?.RunWith,
            };
        }
    }

    private static void Configure(
        Dictionary<string, ComponentDeploymentSpecification> components, string name, GetDeploymentResponse current, Action<ComponentConfigurationUpdate> change)
    {
        if (!components.TryGetValue(name, out var before)) throw Absent(name, current);
        var update = new ComponentConfigurationUpdate { Merge = before.ConfigurationUpdate?.Merge, Reset = before.ConfigurationUpdate?.Reset };
        change(update);
        components[name] = new ComponentDeploymentSpecification { ComponentVersion = before.ComponentVersion, ConfigurationUpdate = update, RunWith = before.RunWith };
    }

    private static ComponentNotFoundException Absent(string name, GetDeploymentResponse current) =>
        new($"Revision {current.RevisionId} has no component '{name}'. It has {(current.Components is { Count: > 0 } all ? string.Join(", ", all.Keys.OrderBy(n => n, StringComparer.Ordinal)) : "none")}.");
}
