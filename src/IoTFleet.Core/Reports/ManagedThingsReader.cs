using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Core.Greengrass.Summaries;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Reports;

/// <summary>Reads the managed things of a report, and the account's firmware tasks.</summary>
internal sealed class ManagedThingsReader(FleetSession session, FleetReportOptions options, Unseen unseen)
{
    // A task costs two calls and more: of those that are over, only the latest are worth them.
    private const int TasksThatAreOver = 20;
    private readonly List<ManagedThingSummary> _things = [];
    private readonly Dictionary<string, GetManagedThingConnectivityDataResponse?> _connectivity = new(StringComparer.Ordinal);

    /// <summary>An ARN of the account, once one was seen.</summary>
    internal string? Arn { get; private set; }

    internal async Task<ManagedThingsReport> ReadAsync(CancellationToken cancellation)
    {
        if (options.ManagedThings is { } ids) await SelectedAsync(ids, cancellation).ConfigureAwait(false);
        else await AllAsync(cancellation).ConfigureAwait(false);
        Arn = _things.Select(t => t.Arn).FirstOrDefault(arn => arn is not null);
        if (!options.IsQuick) await ConnectivityAsync(cancellation).ConfigureAwait(false);
        var names = _things.GroupBy(t => t.Id).ToDictionary(g => g.Key, g => g.First().Name);
        var (tasks, older) = await TasksAsync(id => names.TryGetValue(id, out var name) ? name : null, cancellation).ConfigureAwait(false);
        List<ManagedThingReport> things = [.. _things.Select(Report).OrderBy(t => t.ManagedThingName ?? t.ManagedThingId, StringComparer.Ordinal)];
        return new ManagedThingsReport
        {
            Total = things.Count,
            Roles = FleetCount.Of(things.Select(t => t.Role)),
            ProvisioningStatuses = FleetCount.Of(things.Select(t => t.ProvisioningStatus)),
            Connectivity = options.IsQuick ? [] : FleetCount.Of(things.Select(t => t.Connectivity)),
            Things = things,
            FirmwareTasks = tasks,
            OlderFirmwareTasks = older,
        };
    }

    private void Tell(string step, int done, int? total) => options.ThingProgress(new RolloutProgress(step, done, total));

    private async Task AllAsync(CancellationToken cancellation)
    {
        await foreach (var page in ManagedThingQuery.All.ListAsync(session, null, cancellation).ConfigureAwait(false))
        {
            _things.AddRange(page);
            Tell("Listing managed things", _things.Count, null);
        }
    }

    private async Task SelectedAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var found = Overlap.SelectAsync<string, GetManagedThingResponse>(
            [.. ids.Distinct()],
            options.ThrottleLimit,
            async (id, stop) => await session.ManagedIntegrations.GetManagedThingAsync(new GetManagedThingRequest { Identifier = id }, stop).ConfigureAwait(false),
            cancellation);
        await foreach (var outcomes in found.ConfigureAwait(false))
        {
            foreach (var outcome in outcomes)
            {
                if (outcome.Error is { } error) unseen.Add("managed thing", outcome.Input, error.Message);
                if (outcome.Value is { } thing) _things.Add(new ManagedThingSummary { Id = thing.Id, Arn = thing.Arn, Name = thing.Name, Role = thing.Role, ProvisioningStatus = thing.ProvisioningStatus, ParentControllerId = thing.ParentControllerId });
            }

            Tell("Reading managed things", _things.Count, ids.Count);
        }
    }

    private async Task ConnectivityAsync(CancellationToken cancellation)
    {
        await foreach (var outcomes in FleetSummaries.Connectivity(session, _things, options.ThrottleLimit, cancellation).ConfigureAwait(false))
        {
            foreach (var outcome in outcomes)
            {
                if (outcome.Error is { } error) unseen.Add("the connectivity of managed thing", outcome.Input.Id, error.Message);
                _connectivity[outcome.Input.Id] = outcome.Value;
            }

            Tell("Asking whether things are connected", _connectivity.Count, _things.Count);
        }
    }

    private async Task<(IReadOnlyList<FirmwareTaskReport> Tasks, int Older)> TasksAsync(Func<string, string?> name, CancellationToken cancellation)
    {
        var all = new List<OtaTaskSummary>();
        await foreach (var page in Resources.OtaTasks.ListAsync(session, null, cancellation).ConfigureAwait(false)) all.AddRange(page);
        var running = all.Where(t => t.Status == OtaStatus.IN_PROGRESS || t.Status == OtaStatus.SCHEDULED).ToList();
        var over = all.Except(running).OrderByDescending(t => t.LastUpdatedAt ?? t.CreatedAt).Take(TasksThatAreOver);
        List<OtaTaskSummary> shown = [.. running.Concat(over).OrderByDescending(t => t.CreatedAt)];
        var reports = new List<FirmwareTaskReport>();
        var read = Overlap.SelectAsync<OtaTaskSummary, OtaTaskProgress>(
            shown, options.ThrottleLimit, async (task, stop) => await OtaTasks.ProgressAsync(session, task.TaskId, withNames: false, 1, stop).ConfigureAwait(false), cancellation);
        await foreach (var outcomes in read.ConfigureAwait(false))
        {
            foreach (var outcome in outcomes)
                if (outcome.Value is { } progress) reports.Add(FirmwareTaskReport.Of(progress, outcome.Input.CreatedAt, name));
                else unseen.Add("firmware task", outcome.Input.TaskId, outcome.Error!.Message);
            Tell("Reading firmware tasks", reports.Count, shown.Count);
        }

        return (reports, all.Count - shown.Count);
    }

    private ManagedThingReport Report(ManagedThingSummary thing)
    {
        _connectivity.TryGetValue(thing.Id, out var known);
        return new ManagedThingReport
        {
            ManagedThingId = thing.Id,
            ManagedThingName = thing.Name,
            Role = thing.Role?.Value,
            ProvisioningStatus = thing.ProvisioningStatus?.Value,
            Connectivity = options.IsQuick ? null
                : thing.ProvisioningStatus != ProvisioningStatus.ACTIVATED ? "Not activated"
                : known?.Connected switch { true => "Connected", false => "Disconnected", null => "Unknown" },
            Since = known?.Timestamp?.ToUniversalTime(),
            DisconnectReason = known?.Connected == false ? known.DisconnectReason?.Value : null,
            ParentControllerId = thing.ParentControllerId,
        };
    }
}
