using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>Reads how far over-the-air tasks are.</summary>
public static class OtaTasks
{
    // Names are a call each: for the many there is no reading them anyway.
    private const int MostNames = 200;

    /// <summary>How far a task is, by the executions on its things.</summary>
    /// <param name="session">Where the task is.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="withNames">Whether the things that failed are to be named; one call more for each.</param>
    /// <param name="limit">How many such calls run at once.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<OtaTaskProgress> ProgressAsync(FleetSession session, string taskId, bool withNames, int limit, CancellationToken cancellation = default)
    {
        var task = await session.ManagedIntegrations.GetOtaTaskAsync(new GetOtaTaskRequest { Identifier = taskId }, cancellation).ConfigureAwait(false);
        var executions = new List<OtaTaskExecutionSummaries>();
        var pages = Pages.ReadAsync(
            session.ManagedIntegrations.Paginators.ListOtaTaskExecutions(new ListOtaTaskExecutionsRequest { Identifier = taskId }).Responses, r => r.ExecutionSummaries, r => r.NextToken, cancellation);
        await foreach (var page in pages.ConfigureAwait(false)) executions.AddRange(page);
        var failed = executions.Where(e => IsFailure(e.TaskExecutionSummary?.Status)).ToList();
        var names = withNames ? await NamesAsync(session, failed, limit, cancellation).ConfigureAwait(false) : [];
        return new OtaTaskProgress(task, executions, failed.ConvertAll(e => Failure(e, names)));
    }

    private static bool IsFailure(OtaTaskExecutionStatus? status) =>
        status == OtaTaskExecutionStatus.FAILED || status == OtaTaskExecutionStatus.TIMED_OUT || status == OtaTaskExecutionStatus.REJECTED;

    private static FailedUpdate Failure(OtaTaskExecutionSummaries execution, Dictionary<string, string?> names) => new()
    {
        ManagedThingId = execution.ManagedThingId,
        ManagedThingName = names.TryGetValue(execution.ManagedThingId, out var name) ? name : null,
        Status = execution.TaskExecutionSummary.Status,
        RetryAttempt = execution.TaskExecutionSummary.RetryAttempt ?? 0,
        LastUpdatedAt = execution.TaskExecutionSummary.LastUpdatedAt,
    };

    // A thing that is gone, or may not be read, has no name to tell.
    private static async Task<Dictionary<string, string?>> NamesAsync(FleetSession session, List<OtaTaskExecutionSummaries> failed, int limit, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string?>();
        var things = Overlap.SelectAsync<string, GetManagedThingResponse>(
            failed.Take(MostNames).Select(e => e.ManagedThingId).ToList(),
            limit,
            async (id, stop) => await session.ManagedIntegrations.GetManagedThingAsync(new GetManagedThingRequest { Identifier = id }, stop).ConfigureAwait(false),
            cancellation);
        await foreach (var page in things.ConfigureAwait(false))
            foreach (var thing in page)
                names[thing.Input] = thing.Value?.Name;
        return names;
    }
}
