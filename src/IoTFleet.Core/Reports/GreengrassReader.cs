using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Amazon.IoT.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Greengrass.Changes;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Core.Greengrass.Summaries;
using IoTFleet.Core.IoT;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Requests;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Reports;

/// <summary>Reads the core devices of a report: each device once, whatever it is needed for.</summary>
internal sealed class GreengrassReader(FleetSession session, FleetReportOptions options, Unseen unseen)
{
    private const int DevicesPerPage = 100;
    private const int MembersPerPage = 250;
    private readonly Dictionary<string, CoreDevice> _devices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _nuclei = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<InstalledComponent>> _components = new(StringComparer.Ordinal);
    private readonly List<(RolloutStatus Status, HashSet<string> Revisions)> _rollouts = [];
    private Dictionary<string, HashSet<string>>? _groups;
    private int _read;

    /// <summary>An ARN of the account, once one was seen.</summary>
    internal string? Arn { get; private set; }

    internal async Task<GreengrassReport> ReadAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var groups = GroupsAsync(stop.Token);
        var rollouts = RolloutsAsync(groups, stop.Token);
        try
        {
            if (options.CoreDevices is { } names) await SelectedAsync(names, cancellation).ConfigureAwait(false);
            else await AllAsync(cancellation).ConfigureAwait(false);
            await DetailAsync(cancellation).ConfigureAwait(false);
            await groups.ConfigureAwait(false);
            await rollouts.ConfigureAwait(false);
        }
        finally
        {
            stop.Cancel();
            await Task.WhenAny(Task.WhenAll(groups, rollouts)).ConfigureAwait(false);
        }

        if (_groups is not null && options.IsSelection)
            foreach (var members in _groups.Values) members.IntersectWith(_devices.Keys);
        var statuses = Statuses();
        return Report(statuses, options.IsQuick ? null : await DriftAsync(statuses, cancellation).ConfigureAwait(false));
    }

    private void Tell(string step, int done, int? total) => options.Progress(new RolloutProgress(step, done, total));

    private async Task AllAsync(CancellationToken cancellation)
    {
        await foreach (var page in CoreDevices.ListAsync(session, new CoreDeviceQuery { PageSize = DevicesPerPage }, cancellation: cancellation).ConfigureAwait(false))
        {
            foreach (var device in page) _devices[device.CoreDeviceThingName] = device;
            Tell("Listing devices", _devices.Count, null);
        }
    }

    private async Task SelectedAsync(IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        var found = Overlap.SelectAsync<string, GetCoreDeviceResponse>([.. names.Distinct()], options.ThrottleLimit, (name, stop) => GetAsync(name, stop), cancellation);
        await foreach (var outcomes in found.ConfigureAwait(false))
        {
            foreach (var outcome in outcomes)
            {
                if (outcome.Error is { } error) unseen.Add("core device", outcome.Input, error.Message);
                if (outcome.Value is not { } device) continue;
                _devices[device.CoreDeviceThingName] = CoreDevices.Listed(device);
                _nuclei[device.CoreDeviceThingName] = device.CoreVersion;
            }

            Tell("Reading devices", _devices.Count, names.Count);
        }
    }

    private async Task<GetCoreDeviceResponse?> GetAsync(string name, CancellationToken cancellation) =>
        await session.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = name }, cancellation).ConfigureAwait(false);

    // A device is unhealthy when a component is broken on it: a quick report asks no others.
    private async Task DetailAsync(CancellationToken cancellation)
    {
        var asked = options.IsQuick ? _devices.Values.Where(d => d.Status == CoreDeviceStatus.UNHEALTHY).ToList() : [.. _devices.Values];
        if (!options.IsQuick && options.CoreDevices is null)
            await EachAsync("the nucleus of core device", "Reading nucleus versions", asked, GetAsync, (name, device) => _nuclei[name] = device.CoreVersion, cancellation).ConfigureAwait(false);
        await EachAsync(
            "the components of core device", "Reading components", asked, (name, stop) => InstalledComponents.ReadAsync(session, name, stop), (name, list) => _components[name] = list, cancellation).ConfigureAwait(false);
    }

    private async Task EachAsync<T>(
        string what, string step, List<CoreDevice> devices, Func<string, CancellationToken, Task<T?>> read, Action<string, T> keep, CancellationToken cancellation)
        where T : class
    {
        _read = 0;
        var found = Overlap.SelectAsync<CoreDevice, T>(devices, options.ThrottleLimit, (device, stop) => read(device.CoreDeviceThingName, stop), cancellation);
        await foreach (var outcomes in found.ConfigureAwait(false))
        {
            foreach (var outcome in outcomes)
            {
                // One that was removed meanwhile is no loss.
                if (outcome.Error is not null and not Amazon.GreengrassV2.Model.ResourceNotFoundException) unseen.Add(what, outcome.Input.CoreDeviceThingName, outcome.Error.Message);
                if (outcome.Value is { } value) keep(outcome.Input.CoreDeviceThingName, value);
            }

            Tell(step, _read += outcomes.Count, devices.Count);
        }
    }

    private async Task GroupsAsync(CancellationToken cancellation)
    {
        var groups = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        try
        {
            var pages = Pages.ReadAsync(session.IoT.Paginators.ListThingGroups(new ListThingGroupsRequest { MaxResults = MembersPerPage }).Responses, r => r.ThingGroups, r => r.NextToken, cancellation);
            var read = Overlap.SelectAsync<GroupNameAndArn, HashSet<string>>(pages, options.ThrottleLimit, (group, stop) => MembersAsync(group.GroupName, stop), cancellation);
            await foreach (var outcomes in read.ConfigureAwait(false))
                foreach (var outcome in outcomes)
                {
                    Arn ??= outcome.Input.GroupArn;
                    if (outcome.Error is { } error) unseen.Add("the members of thing group", outcome.Input.GroupName, error.Message);
                    else groups[outcome.Input.GroupName] = outcome.Value!;
                }
        }
        catch (Exception e) when (Denial.Is(e))
        {
            unseen.Add("the thing groups, since iot:ListThingGroups was refused", e.Message);
            return;
        }

        _groups = groups;
    }

    private async Task<HashSet<string>?> MembersAsync(string group, CancellationToken cancellation)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var names in ThingGroups.MembersAsync(session, group, recursive: true, MembersPerPage, cancellation).ConfigureAwait(false)) members.UnionWith(names);
        return members;
    }

    private async Task RolloutsAsync(Task groups, CancellationToken cancellation)
    {
        // Of chosen devices, only their groups' deployments are worth reading.
        if (options.IsSelection) await groups.ConfigureAwait(false);
        using var reader = new RolloutReader(session, new RolloutOptions { ThrottleLimit = options.ThrottleLimit, StaleAfter = options.StaleAfter, UtcNow = options.UtcNow });
        var found = Overlap.SelectAsync<Deployment, Tuple<RolloutStatus, HashSet<string>>>(GroupDeploymentsAsync(cancellation), options.ThrottleLimit, (deployment, stop) => RolloutAsync(reader, deployment, stop), cancellation);
        try
        {
            await foreach (var outcomes in found.ConfigureAwait(false))
                foreach (var outcome in outcomes)
                {
                    if (outcome.Error is { } error) unseen.Add("what became of deployment", outcome.Input.DeploymentId, error.Message);
                    if (outcome.Value is not { } rollout) continue;
                    foreach (var text in rollout.Item1.CannotSee) unseen.Add("the deployment to thing group", rollout.Item1.Target, text);
                    _rollouts.Add((rollout.Item1, rollout.Item2));
                }
        }
        catch (Exception e) when (Denial.Is(e))
        {
            unseen.Add("the deployments, since greengrass:ListDeployments was refused", e.Message);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<Deployment>> GroupDeploymentsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListDeploymentsRequest { HistoryFilter = DeploymentHistoryFilter.LATEST_ONLY, MaxResults = DevicesPerPage };
        await foreach (var page in Deployments.ListAsync(session, request, cancellation).ConfigureAwait(false))
        {
            Arn ??= page[0].TargetArn;
            yield return [.. page.Where(d => new TargetName(d.TargetArn) is { IsGroup: true } target && IsWanted(target.Name))];
        }
    }

    private bool IsWanted(string group) =>
        !options.IsSelection || _groups is null || (_groups.TryGetValue(group, out var members) && members.Overlaps(options.CoreDevices ?? []));

    private async Task<Tuple<RolloutStatus, HashSet<string>>?> RolloutAsync(RolloutReader reader, Deployment deployment, CancellationToken cancellation)
    {
        var whole = await session.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = deployment.DeploymentId }, cancellation).ConfigureAwait(false);
        var status = await reader.ReadAsync(whole, null, cancellation).ConfigureAwait(false);
        return new(status, options.IsQuick ? [] : await Drift.RevisionsAsync(session, whole, cancellation).ConfigureAwait(false));
    }

    private List<(RolloutStatus Status, HashSet<string> Revisions)> Statuses()
    {
        var chosen = new HashSet<string>(_devices.Keys, StringComparer.Ordinal);
        return [.. _rollouts
            .Select(r => (Status: options.IsSelection ? r.Status.Only(chosen) : r.Status, r.Revisions))
            .Where(r => r.Status is not null)
            .Select(r => (r.Status!, r.Revisions))
            .OrderBy(r => r.Item1.Target, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<DriftReport>> DriftAsync(List<(RolloutStatus Status, HashSet<string> Revisions)> rollouts, CancellationToken cancellation)
    {
        var all = new List<DriftReport>();
        foreach (var (status, revisions) in rollouts)
        {
            // What was taken back, or has been replaced, is not what devices should have.
            if (status.DeploymentStatus == DeploymentStatus.CANCELED || status.DeploymentStatus == DeploymentStatus.INACTIVE) continue;
            var differences = new List<DeploymentDifference>();
            foreach (var name in await TargetsAsync(status, cancellation).ConfigureAwait(false))
                if (_components.TryGetValue(name, out var components)) differences.AddRange(Drift.Of(status.Deployment, name, components, revisions, includeEqual: false));
                else if (!_devices.ContainsKey(name)) differences.AddRange(Drift.Of(status.Deployment, name, null, revisions, includeEqual: false));
            all.AddRange(differences
                .GroupBy(d => (d.Change, d.ComponentName, d.Reference, d.Difference))
                .Select(g => new DriftReport(status.Target, status.DeploymentId, g.Key.Change, g.Key.ComponentName, g.Key.Reference, g.Key.Difference, [.. g.Select(d => d.CoreDeviceThingName!)]))
                .OrderByDescending(d => d.Count).ThenBy(d => d.ComponentName, StringComparer.Ordinal));
        }

        return all;
    }

    private async Task<IEnumerable<string>> TargetsAsync(RolloutStatus status, CancellationToken cancellation)
    {
        IEnumerable<string> names = _groups is not null && _groups.TryGetValue(status.Target, out var members)
            ? members
            : await Drift.DevicesAsync(session, status.Deployment, new DriftOptions { ThrottleLimit = options.ThrottleLimit, CannotSee = text => unseen.Add("drift of thing group", status.Target, text) }, cancellation).ConfigureAwait(false);
        return names.Where(n => !options.IsSelection || _devices.ContainsKey(n)).OrderBy(n => n, StringComparer.Ordinal);
    }

    private GreengrassReport Report(List<(RolloutStatus Status, HashSet<string> Revisions)> rollouts, IReadOnlyList<DriftReport>? drift)
    {
        var now = options.UtcNow();
        var broken = _components
            .SelectMany(d => d.Value.Where(InstalledComponents.IsBroken).Select(c => (d.Key, Component: c)))
            .OrderBy(b => b.Key, StringComparer.Ordinal)
            .ToList();
        var brokenOn = broken.ToLookup(b => b.Key, b => $"{b.Component.ComponentName} {b.Component.ComponentVersion}");
        var groupsOf = (_groups ?? []).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => g.Value.Select(name => (name, g.Key))).ToLookup(m => m.name, m => m.Key);
        var failedOn = rollouts.SelectMany(r => r.Status.FailedDevices.Select(d => (d.CoreDeviceThingName, r.Status.Target))).ToLookup(f => f.CoreDeviceThingName, f => f.Target);
        var driftOf = (drift ?? []).SelectMany(d => d.Devices).GroupBy(d => d).ToDictionary(g => g.Key, g => g.Count());
        var devices = _devices.Values.OrderBy(d => d.CoreDeviceThingName, StringComparer.Ordinal).Select(d => new DeviceReport
        {
            CoreDeviceThingName = d.CoreDeviceThingName,
            Health = DeviceHealths.Of(d.Status, d.LastStatusUpdateTimestamp, now, options.StaleAfter),
            Status = d.Status?.Value,
            LastReported = d.LastStatusUpdateTimestamp?.ToUniversalTime(),
            Platform = $"{d.Platform}/{d.Architecture}",
            Runtime = d.Runtime,
            NucleusVersion = _nuclei.TryGetValue(d.CoreDeviceThingName, out var nucleus) ? nucleus : null,
            Groups = [.. groupsOf[d.CoreDeviceThingName]],
            Broken = [.. brokenOn[d.CoreDeviceThingName]],
            FailedDeployments = [.. failedOn[d.CoreDeviceThingName]],
            Drift = driftOf.TryGetValue(d.CoreDeviceThingName, out var count) ? count : 0,
        }).ToList();
        var byName = devices.ToDictionary(d => d.CoreDeviceThingName, StringComparer.Ordinal);
        return new GreengrassReport
        {
            Health = HealthCount.Of("All", devices),
            Groups = HealthCount.Sorted((_groups ?? [])
                .Select(g => HealthCount.Of(g.Key, g.Value.Where(byName.ContainsKey).Select(name => byName[name])))
                .Where(c => c.Total > 0 || !options.IsSelection)),
            Platforms = HealthCount.By(devices, d => d.Platform),
            NucleusVersions = options.IsQuick ? [] : HealthCount.By(devices, d => d.NucleusVersion),
            Runtimes = HealthCount.By(devices, d => d.Runtime),
            Ages = AgeBand.Of(devices, now, options.StaleAfter.TotalHours),
            Components = Components(),
            BrokenComponents = BrokenComponent.Of(broken),
            Rollouts = [.. rollouts.Select(r => RolloutReport.Of(r.Status))],
            Drift = drift,
            Devices = devices,
        };
    }

    private IReadOnlyList<ComponentReport> Components() => [.. _components.Values
        .SelectMany(c => c)
        .GroupBy(c => c.ComponentName)
        .Select(g => new ComponentReport(g.Key, [.. g
            .GroupBy(c => c.ComponentVersion)
            .Select(v => new ComponentVersionReport(v.Key, v.Count(), v.Count(InstalledComponents.IsBroken)))
            .OrderByDescending(v => v.Devices).ThenBy(v => v.ComponentVersion, StringComparer.Ordinal)]))
        .OrderByDescending(c => c.Broken).ThenByDescending(c => c.Devices).ThenBy(c => c.ComponentName, StringComparer.Ordinal)];
}
