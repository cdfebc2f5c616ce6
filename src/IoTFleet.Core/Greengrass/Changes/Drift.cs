using System.Runtime.CompilerServices;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.IoT;
using IoTFleet.Core.Requests;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass.Changes;

/// <summary>
/// Compares a deployment with what its devices have installed: versions, what is missing, what is left over and what is
/// broken. Devices do not tell their configuration, so that is not compared.
/// </summary>
public static class Drift
{
    /// <summary>The differences, device by device in the order of their names.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Outcome<string, IReadOnlyList<DeploymentDifference>>>> ReadAsync(
        FleetSession session, GetDeploymentResponse deployment, DriftOptions options, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var devices = await DevicesAsync(session, deployment, options, cancellation).ConfigureAwait(false);
        var revisions = await RevisionsAsync(session, deployment, cancellation).ConfigureAwait(false);
        var done = 0;
        var found = Overlap.SelectAsync<string, IReadOnlyList<DeploymentDifference>>(
            devices, options.ThrottleLimit, (name, stop) => DeviceAsync(session, deployment, name, revisions, options.IncludeEqual, stop), cancellation);
        await foreach (var outcomes in found.ConfigureAwait(false))
        {
            done += outcomes.Count;
            options.Progress?.Invoke(done, devices.Count);
            yield return outcomes;
        }
    }

    internal static async Task<IReadOnlyList<string>> DevicesAsync(FleetSession session, GetDeploymentResponse deployment, DriftOptions options, CancellationToken cancellation)
    {
        var target = new TargetName(deployment.TargetArn);
        if (!target.IsGroup) return [target.Name];
        var names = new List<string>();
        try
        {
            await foreach (var page in ThingGroups.MembersAsync(session, target.Name, recursive: true, null, cancellation).ConfigureAwait(false)) names.AddRange(page);
        }
        catch (Exception e) when (Denial.Is(e))
        {
            options.CannotSee?.Invoke("devices that have never succeeded in a deployment to the group, since iot:ListThingsInThingGroup was refused; those that left it are among the others");
            names.Clear();
            var query = new CoreDeviceQuery { DeployedFrom = deployment.TargetArn };
            await foreach (var page in CoreDevices.ListAsync(session, query, cancellation: cancellation).ConfigureAwait(false)) names.AddRange(page.Select(d => d.CoreDeviceThingName));
        }

        return [.. names.Distinct().OrderBy(n => n, StringComparer.Ordinal)];
    }

    // A component says which deployment brought it: those of this target tell what an earlier revision left behind.
    internal static async Task<HashSet<string>> RevisionsAsync(FleetSession session, GetDeploymentResponse deployment, CancellationToken cancellation)
    {
        var revisions = new HashSet<string>();
        var request = new ListDeploymentsRequest { TargetArn = deployment.TargetArn, HistoryFilter = DeploymentHistoryFilter.ALL };
        await foreach (var page in Deployments.ListAsync(session, request, cancellation).ConfigureAwait(false))
            revisions.UnionWith(page.Select(d => d.DeploymentId));
        return revisions;
    }

    private static async Task<IReadOnlyList<DeploymentDifference>?> DeviceAsync(
        FleetSession session, GetDeploymentResponse deployment, string device, HashSet<string> revisions, bool includeEqual, CancellationToken cancellation)
    {
        try
        {
            // All, not only root components: what one deployment names may be there for another's sake.
            return Of(deployment, device, await InstalledComponents.ReadAsync(session, device, cancellation).ConfigureAwait(false), revisions, includeEqual);
        }
        catch (ResourceNotFoundException)
        {
            return Of(deployment, device, null, revisions, includeEqual);
        }
    }

    /// <summary>The differences of one device, whose components have been read; null components are those of no core device.</summary>
    internal static IReadOnlyList<DeploymentDifference> Of(
        GetDeploymentResponse deployment, string device, IReadOnlyList<InstalledComponent>? components, HashSet<string> revisions, bool includeEqual)
    {
        if (components is null)
            return [new() { Change = DifferenceKind.NoCoreDevice, CoreDeviceThingName = device, Difference = "(no core device)", DeploymentId = deployment.DeploymentId }];
        var installed = new Dictionary<string, InstalledComponent>();
        foreach (var component in components) installed[component.ComponentName] = component;
        var differences = new List<DeploymentDifference>();
        void Add(DifferenceKind change, string component, string? wanted, string? has) => differences.Add(new()
        {
            Change = change,
            CoreDeviceThingName = device,
            ComponentName = component,
            Reference = wanted,
            Difference = has,
            DeploymentId = deployment.DeploymentId,
        });
        foreach (var component in (deployment.Components ?? []).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var wanted = component.Value.ComponentVersion;
            if (!installed.TryGetValue(component.Key, out var has)) Add(DifferenceKind.Missing, component.Key, wanted, null);
            else if (has.ComponentVersion != wanted) Add(DifferenceKind.VersionDiffers, component.Key, wanted, has.ComponentVersion);
            else if (InstalledComponents.IsBroken(has)) Add(DifferenceKind.Broken, component.Key, wanted, Words(has));
            else if (includeEqual) Add(DifferenceKind.Equal, component.Key, wanted, has.ComponentVersion);
        }

        foreach (var extra in installed.Values.Where(c => c.IsRoot == true && deployment.Components?.ContainsKey(c.ComponentName) != true).OrderBy(c => c.ComponentName, StringComparer.Ordinal))
            if (extra.LastInstallationSource is { } source && (source == "LOCAL" || revisions.Contains(source)))
                Add(DifferenceKind.Extra, extra.ComponentName, null, source == "LOCAL" ? $"{extra.ComponentVersion} (installed at the device)" : extra.ComponentVersion);
        return differences;
    }

    private static string Words(InstalledComponent component) =>
        component.LifecycleStateDetails is { Length: > 0 } details ? $"{component.LifecycleState}: {details}" : component.LifecycleState.Value;
}
