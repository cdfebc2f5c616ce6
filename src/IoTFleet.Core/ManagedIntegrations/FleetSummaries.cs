using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>Sums up managed things.</summary>
public static class FleetSummaries
{
    /// <summary>Sums up the things of a query, and the account's over-the-air tasks.</summary>
    /// <param name="session">Where the things are.</param>
    /// <param name="query">The things.</param>
    /// <param name="withConnectivity">Whether each activated thing is asked whether it is connected; one call for each.</param>
    /// <param name="limit">How many calls run at once.</param>
    /// <param name="progress">Is told what has been read: things, and how many of them have been asked.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<FleetSummary> ReadAsync(
        FleetSession session, ManagedThingQuery query, bool withConnectivity, int limit, Func<int, int, Task> progress, CancellationToken cancellation = default)
    {
        var things = new List<ManagedThingSummary>();
        await foreach (var page in query.ListAsync(session, null, cancellation).ConfigureAwait(false))
        {
            things.AddRange(page);
            await progress(things.Count, 0).ConfigureAwait(false);
        }

        var (connected, unknown, disconnected) = (0, 0, new List<DisconnectedThing>());
        if (withConnectivity)
        {
            var asked = 0;
            await foreach (var page in Connectivity(session, things, limit, cancellation).ConfigureAwait(false))
            {
                foreach (var answer in page)
                    if (answer.Value is not { Connected: { } isConnected } value) unknown++;
                    else if (isConnected) connected++;
                    else disconnected.Add(new DisconnectedThing(answer.Input.Id, answer.Input.Name, value.Timestamp, value.DisconnectReason));
                asked += page.Count;
                await progress(things.Count, asked).ConfigureAwait(false);
            }
        }

        var (tasks, running) = await TasksAsync(session, cancellation).ConfigureAwait(false);
        return new FleetSummary
        {
            ThingCount = things.Count,
            ByRole = Count(things, t => t.Role?.Value),
            ByStatus = Count(things, t => t.ProvisioningStatus?.Value),
            ConnectedCount = withConnectivity ? connected : null,
            UnknownCount = unknown,
            Disconnected = disconnected,
            FirmwareTasks = running,
            TasksByStatus = Count(tasks, t => t.Status?.Value),
        };
    }

    /// <summary>Whether things are connected. Those that are not activated are not asked: they have never been.</summary>
    internal static IAsyncEnumerable<IReadOnlyList<Outcome<ManagedThingSummary, GetManagedThingConnectivityDataResponse>>> Connectivity(
        FleetSession session, IEnumerable<ManagedThingSummary> things, int limit, CancellationToken cancellation) =>
        Overlap.SelectAsync<ManagedThingSummary, GetManagedThingConnectivityDataResponse>(
            [.. things.Where(t => t.ProvisioningStatus == ProvisioningStatus.ACTIVATED)],
            limit,
            async (thing, stop) => await session.ManagedIntegrations.GetManagedThingConnectivityDataAsync(new GetManagedThingConnectivityDataRequest { Identifier = thing.Id }, stop).ConfigureAwait(false),
            cancellation);

    private static async Task<(List<OtaTaskSummary> All, List<OtaTaskProgress> Running)> TasksAsync(FleetSession session, CancellationToken cancellation)
    {
        var all = new List<OtaTaskSummary>();
        await foreach (var page in Resources.OtaTasks.ListAsync(session, null, cancellation).ConfigureAwait(false)) all.AddRange(page);
        var running = new List<OtaTaskProgress>();
        foreach (var task in all.Where(t => t.Status == OtaStatus.IN_PROGRESS || t.Status == OtaStatus.SCHEDULED))
            running.Add(await OtaTasks.ProgressAsync(session, task.TaskId, withNames: false, 1, cancellation).ConfigureAwait(false));
        return (all, running);
    }

    private static Dictionary<string, int> Count<T>(IEnumerable<T> items, Func<T, string?> key) =>
        items.GroupBy(item => key(item) ?? "").OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count());
}
