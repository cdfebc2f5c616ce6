using System.Text.Json;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Json;

namespace IoTFleet.Core.Greengrass.Changes;

/// <summary>One difference between two deployments, or between a deployment and what a device has installed.</summary>
public sealed record DeploymentDifference
{
    /// <summary>How it differs.</summary>
    public DifferenceKind Change { get; init; }

    /// <summary>The device that has something else installed; null between two deployments.</summary>
    public string? CoreDeviceThingName { get; init; }

    /// <summary>The component; null for a setting of the deployment itself.</summary>
    public string? ComponentName { get; init; }

    /// <summary>Where in the configuration, or in the deployment's file, as a JSON pointer.</summary>
    public string? Path { get; init; }

    /// <summary>What the reference holds there.</summary>
    public string? Reference { get; init; }

    /// <summary>What the difference, or the device, holds there.</summary>
    public string? Difference { get; init; }

    /// <summary>The reference deployment.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The difference in a few signs: + added, - removed, ~ changed, = equal.</summary>
    public override string ToString() => Change switch
    {
        DifferenceKind.Added => $"+ {ComponentName} {Difference}",
        DifferenceKind.Removed => $"- {ComponentName} {Reference}",
        DifferenceKind.Equal => $"= {ComponentName} {Reference}",
        DifferenceKind.VersionChanged => $"~ {ComponentName} {Reference} -> {Difference}",
        DifferenceKind.Broken or DifferenceKind.NoCoreDevice => $"! {CoreDeviceThingName} {ComponentName} {Difference}",
        _ => $"~ {Join(CoreDeviceThingName, ComponentName, Path)}: {Reference ?? "(none)"} -> {Difference ?? "(none)"}",
    };

    /// <summary>How two deployments differ: components by name, then settings.</summary>
    public static IReadOnlyList<DeploymentDifference> Between(CreateDeploymentRequest? reference, CreateDeploymentRequest difference)
    {
        var (before, after) = (reference?.Components ?? [], difference.Components ?? []);
        var differences = new List<DeploymentDifference>();
        foreach (var name in before.Keys.Union(after.Keys).OrderBy(n => n, StringComparer.Ordinal))
        {
            before.TryGetValue(name, out var old);
            after.TryGetValue(name, out var now);
            if (old is null || now is null)
                differences.Add(new() { Change = old is null ? DifferenceKind.Added : DifferenceKind.Removed, ComponentName = name, Reference = old?.ComponentVersion, Difference = now?.ComponentVersion });
            else differences.AddRange(Between(name, old, now));
        }

        if (reference is not null) differences.AddRange(Settings(reference, difference));
        return differences;
    }

    private static IReadOnlyList<DeploymentDifference> Between(string name, ComponentDeploymentSpecification old, ComponentDeploymentSpecification now)
    {
        var differences = new List<DeploymentDifference>();
        if (old.ComponentVersion != now.ComponentVersion)
            differences.Add(new() { Change = DifferenceKind.VersionChanged, ComponentName = name, Reference = old.ComponentVersion, Difference = now.ComponentVersion });
        differences.AddRange(JsonTree.Between(Configuration(old), Configuration(now))
            .Select(d => new DeploymentDifference { Change = DifferenceKind.ConfigurationChanged, ComponentName = name, Path = d.Pointer, Reference = d.Before, Difference = d.After }));
        List<string> resetBefore = old.ConfigurationUpdate?.Reset ?? [], resetAfter = now.ConfigurationUpdate?.Reset ?? [];
        differences.AddRange(resetBefore.Union(resetAfter).Where(p => resetBefore.Contains(p) != resetAfter.Contains(p)).Select(p => new DeploymentDifference
        {
            Change = DifferenceKind.ConfigurationChanged,
            ComponentName = name,
            Path = p,
            Reference = resetBefore.Contains(p) ? "(reset)" : null,
            Difference = resetAfter.Contains(p) ? "(reset)" : null,
        }));
        var (runBefore, runAfter) = (Member(old, "runWith"), Member(now, "runWith"));
        differences.AddRange(JsonTree.Between(runBefore, runAfter)
            .Select(d => new DeploymentDifference { Change = DifferenceKind.RunWithChanged, ComponentName = name, Path = d.Pointer, Reference = d.Before, Difference = d.After }));
        return differences.Count > 0
            ? differences
            : [new() { Change = DifferenceKind.Equal, ComponentName = name, Reference = old.ComponentVersion, Difference = now.ComponentVersion }];
    }

    private static JsonElement? Configuration(ComponentDeploymentSpecification component) => JsonTree.TryParse(component.ConfigurationUpdate?.Merge);

    private static JsonElement? Member(ComponentDeploymentSpecification component, string name)
    {
        var text = DeploymentFile.Write(new CreateDeploymentRequest { Components = new() { ["c"] = component } });
        return JsonTree.TryParse(text)!.Value.GetProperty("components").GetProperty("c").TryGetProperty(name, out var member) ? member : null;
    }

    // By the file's form, which leaves out what only looks different.
    private static IEnumerable<DeploymentDifference> Settings(CreateDeploymentRequest reference, CreateDeploymentRequest difference) =>
        JsonTree.Between(Settings(reference), Settings(difference))
            .Select(d => new DeploymentDifference { Change = DifferenceKind.SettingChanged, Path = d.Pointer, Reference = d.Before, Difference = d.After });

    private static JsonElement? Settings(CreateDeploymentRequest request) => JsonTree.TryParse(DeploymentFile.Write(new CreateDeploymentRequest
    {
        DeploymentName = request.DeploymentName,
        DeploymentPolicies = request.DeploymentPolicies,
        IotJobConfiguration = request.IotJobConfiguration,
        Tags = request.Tags,
        ParentTargetArn = request.ParentTargetArn,
    }));

    private static string Join(params string?[] parts) => string.Join(" ", parts.Where(p => !string.IsNullOrEmpty(p)));
}
