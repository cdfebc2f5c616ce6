using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Amazon.IoT.Model;
using Amazon.Runtime;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.IoT;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Requests;
using IoTFleet.Core.Sessions;
using GreengrassNotFoundException = Amazon.GreengrassV2.Model.ResourceNotFoundException;
using IoTNotFoundException = Amazon.IoT.Model.ResourceNotFoundException;

namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>
/// Reads what became of deployments on their devices: targets and states from the job and the group in AWS IoT, in lists,
/// and details from Greengrass for those devices only that have not succeeded.
/// </summary>
public sealed class RolloutReader : IDisposable
{
    // Above this many devices, the list of all core devices is cheaper than asking for each.
    private const int AskedOneByOne = 500;
    private const int ExecutionsPerPage = 250;

    // Where one limit counts all operations, more calls than these would have the pages of a list refused.
    private const int CallsBesideList = 2;
    private readonly FleetSession _session;
    private readonly RolloutOptions _options;
    private readonly SemaphoreSlim _gate;

    /// <summary>Makes a reader.</summary>
    public RolloutReader(FleetSession session, RolloutOptions options)
    {
        _session = session;
        _options = options;
        _gate = new SemaphoreSlim(options.ThrottleLimit);
    }

    /// <summary>What became of a deployment.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="progress">Is told how far the reading is; may be null.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<RolloutStatus> ReadAsync(GetDeploymentResponse deployment, Action<RolloutProgress>? progress, CancellationToken cancellation) =>
        ReadAsync(deployment, progress ?? (_ => { }), withSubDeployments: true, cancellation);

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<RolloutStatus> ReadAsync(
        GetDeploymentResponse deployment, Action<RolloutProgress> progress, bool withSubDeployments, CancellationToken cancellation)
    {
        var target = new TargetName(deployment.TargetArn);
        var seen = new View(deployment, target);
        if (!target.IsGroup) return await ThingAsync(seen, cancellation).ConfigureAwait(false);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var members = OrDenied(() => MembersAsync(target.Name, stop.Token));
        var subs = withSubDeployments ? SubDeploymentsAsync(deployment, stop.Token) : Task.FromResult<IReadOnlyList<RolloutStatus>>([]);
        try
        {
            var executions = await OrDenied(() => ExecutionsAsync(seen, progress, cancellation)).ConfigureAwait(false);
            if (executions.Denied is { } denied) return await GreengrassOnlyAsync(seen, denied, progress, await subs.ConfigureAwait(false), cancellation).ConfigureAwait(false);
            var membership = await members.ConfigureAwait(false);
            if (membership.Value is { } names) seen.Compare(names);
            else seen.CannotSee.Add($"who joined or left the group, since iot:ListThingsInThingGroup was refused ({Words(membership.Denied!)})");
            await DetailAsync(seen, progress, cancellation).ConfigureAwait(false);
            return Finish(seen, membership.Value is null ? RolloutSource.Job : RolloutSource.JobAndGroup, await subs.ConfigureAwait(false));
        }
        finally
        {
            stop.Cancel();
            await EndAsync(members).ConfigureAwait(false);
            await EndAsync(subs).ConfigureAwait(false);
        }
    }

    // A deployment to one thing has no job that is worth asking: the device itself tells.
    private async Task<RolloutStatus> ThingAsync(View seen, CancellationToken cancellation)
    {
        var device = seen.Add(seen.Target.Name, seen.IsLive ? RolloutDeviceStatus.Queued : RolloutDeviceStatus.Canceled);
        if (await EffectiveAsync(device, cancellation).ConfigureAwait(false) is { } effective) Apply(device, effective);
        if (device.IsPending || device.HasFailed) await ReportedAsync(device, cancellation).ConfigureAwait(false);
        return Finish(seen, RolloutSource.Device, []);
    }

    private async Task<RolloutStatus> GreengrassOnlyAsync(
        View seen, Exception denied, Action<RolloutProgress> progress, IReadOnlyList<RolloutStatus> subs, CancellationToken cancellation)
    {
        seen.CannotSee.Add(
            $"devices that have never succeeded in a deployment to the group, and who left it, since iot:ListJobExecutionsForJob was refused ({Words(denied)})");
        var pages = CoreDevices.ListAsync(_session, new CoreDeviceQuery { DeployedFrom = seen.Deployment.TargetArn }, cancellation: cancellation);
        var known = new List<CoreDevice>();
        await foreach (var page in pages.ConfigureAwait(false)) known.AddRange(page);
        var done = 0;
        var found = Overlap.SelectAsync<CoreDevice, EffectiveDeployment>(
            known, _options.ThrottleLimit, (device, stop) => EffectiveAsync(device.CoreDeviceThingName, seen.Deployment.DeploymentId, stop), cancellation);
        await foreach (var outcomes in found.ConfigureAwait(false))
        {
            foreach (var outcome in outcomes)
            {
                // Without a word about this deployment, a device waits for it, or is none of its devices any more.
                if (outcome.Value is null && outcome.Error is null && !seen.IsLive) continue;
                var device = seen.Add(outcome.Input.CoreDeviceThingName, RolloutDeviceStatus.Queued);
                if (outcome.Value is { } effective) Apply(device, effective);
                else if (outcome.Error is { } error) device.Reason = $"The device's deployments cannot be read: {error.Message}";
                if (device.Status != RolloutDeviceStatus.Succeeded) Report(device, outcome.Input.LastStatusUpdateTimestamp);
            }

            done += outcomes.Count;
            progress(new RolloutProgress("Reading the devices' deployments", done, known.Count));
        }

        return Finish(seen, RolloutSource.GreengrassOnly, subs);
    }

    private async Task<View> ExecutionsAsync(View seen, Action<RolloutProgress> progress, CancellationToken cancellation)
    {
        var request = new ListJobExecutionsForJobRequest { JobId = seen.Deployment.IotJobId, MaxResults = ExecutionsPerPage };
        var pages = Pages.ReadAsync(_session.IoT.Paginators.ListJobExecutionsForJob(request).Responses, r => r.ExecutionSummaries, r => r.NextToken, cancellation);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            foreach (var execution in page) seen.Add(execution);
            progress(new RolloutProgress("Reading the job", seen.Devices.Count, null));
        }

        return seen;
    }

    private async Task<HashSet<string>> MembersAsync(string group, CancellationToken cancellation)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var names in ThingGroups.MembersAsync(_session, group, recursive: true, ExecutionsPerPage, cancellation).ConfigureAwait(false)) members.UnionWith(names);
        return members;
    }

    // The latest sub-deployments made since: they stand in for this deployment on the devices of their own groups.
    private async Task<IReadOnlyList<RolloutStatus>> SubDeploymentsAsync(GetDeploymentResponse deployment, CancellationToken cancellation)
    {
        var request = new ListDeploymentsRequest { ParentTargetArn = deployment.TargetArn, HistoryFilter = DeploymentHistoryFilter.LATEST_ONLY };
        var statuses = new List<RolloutStatus>();
        await foreach (var page in Deployments.ListAsync(_session, request, cancellation).ConfigureAwait(false))
            foreach (var sub in page)
            {
                if (sub.CreationTimestamp <= deployment.CreationTimestamp || sub.DeploymentId == deployment.DeploymentId) continue;
                var whole = await _session.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = sub.DeploymentId }, cancellation).ConfigureAwait(false);
                statuses.Add(await ReadAsync(whole, _ => { }, withSubDeployments: false, cancellation).ConfigureAwait(false));
            }

        return statuses;
    }

    private async Task DetailAsync(View seen, Action<RolloutProgress> progress, CancellationToken cancellation)
    {
        var failed = seen.Devices.Values.Where(d => d.HasFailed && !d.HasLeft).ToList();
        var open = seen.Devices.Values.Where(d => (d.IsPending || d.HasFailed) && !d.HasLeft).ToList();
        var reports = Task.CompletedTask;
        using var listing = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (open.Count > AskedOneByOne)
        {
            // One bar is enough for both.
            var wanted = open.ToDictionary(d => d.CoreDeviceThingName);
            reports = ListReportsAsync(wanted, failed.Count > 0 ? _ => { } : progress, listing.Token);
            open = [];
        }

        var devices = failed.Union(open).ToList();
        var done = 0;
        try
        {
            while (done < devices.Count)
            {
                if (reports.IsCompleted) await reports.ConfigureAwait(false);
                var left = devices.Count - done;
                var next = devices.GetRange(done, reports.IsCompleted ? left : Math.Min(left, CallsBesideList));
                await foreach (var outcomes in Overlap.SelectAsync<RolloutDevice, RolloutDevice>(next, _options.ThrottleLimit, ReadDetailAsync, cancellation).ConfigureAwait(false))
                {
                    foreach (var outcome in outcomes)
                        if (outcome.Error is { } error) outcome.Input.Reason ??= $"Why cannot be read: {error.Message}";
                    done += outcomes.Count;
                    progress(new RolloutProgress("Reading why devices are not done", done, devices.Count));
                }
            }

            await reports.ConfigureAwait(false);
        }
        finally
        {
            listing.Cancel();
            await EndAsync(reports).ConfigureAwait(false);
        }

        async Task<RolloutDevice?> ReadDetailAsync(RolloutDevice device, CancellationToken stop)
        {
            if (device.HasFailed) await WhyAsync(device, seen.Deployment.IotJobId, stop).ConfigureAwait(false);
            if (open.Count > 0) await ReportedAsync(device, stop).ConfigureAwait(false);
            return null;
        }
    }

    private async Task WhyAsync(RolloutDevice device, string jobId, CancellationToken cancellation)
    {
        if (await EffectiveAsync(device, cancellation).ConfigureAwait(false) is { } effective)
        {
            device.Reason = effective.Reason;
            device.ErrorStack = effective.StatusDetails?.ErrorStack ?? [];
            device.ErrorTypes = effective.StatusDetails?.ErrorTypes ?? [];
        }

        // A deployment that the device no longer lists is still remembered by its job.
        if (device.Reason is not null || device.ErrorStack.Count > 0 || device.Status == RolloutDeviceStatus.TimedOut) return;
        try
        {
            var details = await GatedAsync(
                () => _session.IoT.DescribeJobExecutionAsync(new DescribeJobExecutionRequest { JobId = jobId, ThingName = device.CoreDeviceThingName }, cancellation), cancellation).ConfigureAwait(false);
            if (details.Execution?.StatusDetails?.DetailsMap is not { } map) return;
            device.Reason = string.Join(": ", new[] { "detailed-deployment-status", "deployment-failure-cause" }.Where(map.ContainsKey).Select(key => map[key]));
            device.ErrorStack = Codes(map, "deployment-error-stack");
            device.ErrorTypes = Codes(map, "deployment-error-types");
        }
        catch (AmazonServiceException e) when (Denial.Is(e) || e is IoTNotFoundException)
        {
            // The reason stays unknown; that the device failed is known.
        }
    }

    private static IReadOnlyList<string> Codes(Dictionary<string, string> map, string key) =>
        map.TryGetValue(key, out var text) ? text.Trim('[', ']').Split([',', ' ', '"'], StringSplitOptions.RemoveEmptyEntries) : [];

    private async Task ListReportsAsync(Dictionary<string, RolloutDevice> wanted, Action<RolloutProgress> progress, CancellationToken cancellation)
    {
        var read = 0;
        foreach (var device in wanted.Values) device.IsCoreDevice = false;
        await foreach (var page in CoreDevices.ListAsync(_session, new CoreDeviceQuery { PageSize = 100 }, cancellation: cancellation).ConfigureAwait(false))
        {
            foreach (var core in page)
            {
                if (!wanted.TryGetValue(core.CoreDeviceThingName, out var device)) continue;
                device.IsCoreDevice = true;
                Report(device, core.LastStatusUpdateTimestamp);
            }

            read += page.Count;
            progress(new RolloutProgress("Reading when devices reported", read, null));
        }
    }

    private async Task ReportedAsync(RolloutDevice device, CancellationToken cancellation)
    {
        try
        {
            var core = await GatedAsync(
                () => _session.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = device.CoreDeviceThingName }, cancellation), cancellation).ConfigureAwait(false);
            Report(device, core.LastStatusUpdateTimestamp);
        }
        catch (GreengrassNotFoundException)
        {
            device.IsCoreDevice = false;
        }
    }

    private void Report(RolloutDevice device, DateTime? reported)
    {
        device.LastReported = reported?.ToUniversalTime();
        device.IsStale = device.LastReported is { } time && _options.UtcNow() - time > _options.StaleAfter;
    }

    private async Task<EffectiveDeployment?> EffectiveAsync(RolloutDevice device, CancellationToken cancellation)
    {
        try
        {
            return await EffectiveAsync(device.CoreDeviceThingName, device.DeploymentId, cancellation).ConfigureAwait(false);
        }
        catch (GreengrassNotFoundException)
        {
            device.IsCoreDevice = false;
            return null;
        }
    }

    // Page by page, without reading ahead: the deployment is nearly always on the first one.
    private Task<EffectiveDeployment?> EffectiveAsync(string name, string deploymentId, CancellationToken cancellation) => GatedAsync(
        async () =>
        {
            var request = new ListEffectiveDeploymentsRequest { CoreDeviceThingName = name };
            var tokens = new HashSet<string>();
            do
            {
                var page = await _session.Greengrass.ListEffectiveDeploymentsAsync(request, cancellation).ConfigureAwait(false);
                if (page.EffectiveDeployments?.Find(e => e.DeploymentId == deploymentId) is { } found) return found;
                request.NextToken = page.NextToken;
                if (string.IsNullOrEmpty(request.NextToken)) return null;
            }
            while (tokens.Add(request.NextToken));
            throw new RepeatedPageException();
        },
        cancellation);

    private async Task<T> GatedAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await call().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static void Apply(RolloutDevice device, EffectiveDeployment effective)
    {
        device.Status = StatusOf(effective.CoreDeviceExecutionStatus?.Value);
        device.QueuedAt = effective.CreationTimestamp;
        device.UpdatedAt = effective.ModifiedTimestamp;
        if (!device.HasFailed) return;
        device.Reason = effective.Reason;
        device.ErrorStack = effective.StatusDetails?.ErrorStack ?? [];
        device.ErrorTypes = effective.StatusDetails?.ErrorTypes ?? [];
    }

    private RolloutStatus Finish(View seen, RolloutSource source, IReadOnlyList<RolloutStatus> subs)
    {
        foreach (var sub in subs)
            foreach (var device in sub.Devices)
                if (device.Status == RolloutDeviceStatus.Succeeded && seen.Devices.TryGetValue(device.CoreDeviceThingName, out var ours) && ours.HasFailed)
                    ours.RecoveredBy = sub.DeploymentId;
        var devices = seen.Devices.Values.OrderBy(d => d.CoreDeviceThingName, StringComparer.Ordinal).ToList();
        return new RolloutStatus(seen.Deployment, source, devices, subs, seen.CannotSee, _options.UtcNow());
    }

    // What may not be read, or is gone, is a fact about the rollout and no end to it.
    private static async Task<(T? Value, Exception? Denied)> OrDenied<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return (await read().ConfigureAwait(false), null);
        }
        catch (Exception e) when (Denial.Is(e) || e is IoTNotFoundException)
        {
            return (null, e);
        }
    }

    private static string Words(Exception error) => error is AmazonServiceException { ErrorCode: { } code } ? code : error.Message;

    private static async Task EndAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Either it was awaited before, or the reading failed for another reason and this one does not matter.
        }
    }

    private static RolloutDeviceStatus StatusOf(string? status) => status switch
    {
        "SUCCEEDED" or "COMPLETED" => RolloutDeviceStatus.Succeeded,
        "FAILED" => RolloutDeviceStatus.Failed,
        "TIMED_OUT" => RolloutDeviceStatus.TimedOut,
        "REJECTED" => RolloutDeviceStatus.Rejected,
        "IN_PROGRESS" => RolloutDeviceStatus.InProgress,
        "CANCELED" => RolloutDeviceStatus.Canceled,
        "REMOVED" => RolloutDeviceStatus.Removed,
        _ => RolloutDeviceStatus.Queued,
    };

    /// <summary>What has been read of a rollout so far.</summary>
    private sealed class View(GetDeploymentResponse deployment, TargetName target)
    {
        private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);

        internal GetDeploymentResponse Deployment { get; } = deployment;

        internal TargetName Target { get; } = target;

        internal Dictionary<string, RolloutDevice> Devices { get; } = new(StringComparer.Ordinal);

        internal List<string> CannotSee { get; } = [];

        /// <summary>Whether devices that have not begun may still begin.</summary>
        internal bool IsLive =>
            Deployment.IsLatestForTarget != false
            && Deployment.DeploymentStatus != DeploymentStatus.CANCELED
            && Deployment.DeploymentStatus != DeploymentStatus.INACTIVE
            && Deployment.DeploymentStatus != DeploymentStatus.FAILED;

        internal RolloutDevice Add(string name, RolloutDeviceStatus status) => Devices[name] = new RolloutDevice(name, Deployment.DeploymentId, status);

        // A thing that was tried again has several executions; the last one counts.
        internal void Add(JobExecutionSummaryForJob execution)
        {
            var name = new TargetName(execution.ThingArn).Name;
            var summary = execution.JobExecutionSummary;
            var number = summary.ExecutionNumber ?? 0;
            if (_numbers.TryGetValue(name, out var before) && before > number) return;
            _numbers[name] = number;
            var device = Add(name, StatusOf(summary.Status?.Value));
            device.HasLeft = device.Status == RolloutDeviceStatus.Removed;
            device.QueuedAt = summary.QueuedAt;
            device.StartedAt = summary.StartedAt;
            device.UpdatedAt = summary.LastUpdatedAt;
        }

        internal void Compare(HashSet<string> members)
        {
            foreach (var device in Devices.Values) device.HasLeft = !members.Contains(device.CoreDeviceThingName);
            foreach (var name in members)
                if (!Devices.ContainsKey(name)) Add(name, IsLive ? RolloutDeviceStatus.NotTold : RolloutDeviceStatus.Canceled);
        }
    }
}
