using System.Globalization;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.Ota;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private const int MostTargets = 100, MostDeletions = 10;
    private static readonly TimeSpan ShortestSchedule = TimeSpan.FromMinutes(30), TaskDeletionTime = TimeSpan.FromSeconds(30);
    private readonly Table<OtaTask> _otaTasks = new(t => t.Id);

    protected override CreateOtaTaskResponse CreateOtaTask(CreateOtaTaskRequest request) => Once(request.ClientToken, () =>
    {
        CheckTags(request.Tags);
        CheckTargets(request);
        if (request.TaskConfigurationId is { } configuration) OtaConfiguration(configuration);
        var (start, end) = Schedule(request.OtaSchedulingConfig);
        Quotas.Check("OtaTasks", _otaTasks.Count);

        var id = _ids.Next();
        var task = new OtaTask
        {
            Id = id,
            Arn = Arn("ota-task", id),
            Description = request.Description,
            S3Url = request.S3Url,
            Protocol = request.Protocol ?? OtaProtocol.HTTP,
            Mechanism = request.OtaMechanism ?? OtaMechanism.PUSH,
            Type = request.OtaType,
            Target = request.Target,
            QueryString = request.OtaTargetQueryString,
            Query = Query(request.OtaTargetQueryString),
            ConfigurationId = request.TaskConfigurationId,
            Scheduling = request.OtaSchedulingConfig,
            Windows = Windows(request.OtaSchedulingConfig),
            Retry = request.OtaTaskExecutionRetryConfig,
            CreatedAt = Now,
            UpdatedAt = Now,
            Tags = Copy(request.Tags),
        };
        _otaTasks.Add(task);
        if (start is { } time && time > Now) _timeline.At(time, () => Begin(task));
        else Begin(task);
        if (end is { } last) _timeline.At(last, () => End(task));
        return new CreateOtaTaskResponse { TaskId = task.Id, TaskArn = task.Arn, Description = task.Description };
    });

    protected override GetOtaTaskResponse GetOtaTask(GetOtaTaskRequest request)
    {
        var task = OtaTask(request.Identifier);
        return new GetOtaTaskResponse
        {
            TaskId = task.Id,
            TaskArn = task.Arn,
            Description = task.Description,
            S3Url = task.S3Url,
            Protocol = task.Protocol,
            OtaType = task.Type,
            OtaTargetQueryString = task.QueryString,
            OtaMechanism = task.Mechanism,
            Target = task.Target,
            CreatedAt = task.CreatedAt,
            LastUpdatedAt = task.UpdatedAt,
            TaskConfigurationId = task.ConfigurationId,
            TaskProcessingDetails = Details(task),
            OtaSchedulingConfig = task.Scheduling,
            OtaTaskExecutionRetryConfig = task.Retry,
            Status = task.Status,
            Tags = Filled(task.Tags),
        };
    }

    protected override ListOtaTasksResponse ListOtaTasks(ListOtaTasksRequest request)
    {
        var (items, next) = Page(_otaTasks, request.MaxResults, request.NextToken);
        return new ListOtaTasksResponse
        {
            Tasks = items.ConvertAll(t => new OtaTaskSummary
            {
                TaskId = t.Id,
                TaskArn = t.Arn,
                CreatedAt = t.CreatedAt,
                LastUpdatedAt = t.UpdatedAt,
                TaskConfigurationId = t.ConfigurationId,
                Status = t.Status,
            }),
            NextToken = next,
        };
    }

    protected override ListOtaTaskExecutionsResponse ListOtaTaskExecutions(ListOtaTaskExecutionsRequest request)
    {
        var task = OtaTask(request.Identifier);
        var (items, next) = Page(task.Executions, request.MaxResults, request.NextToken, null, task.Id);
        return new ListOtaTaskExecutionsResponse { ExecutionSummaries = items.ConvertAll(e => e.Summary), NextToken = next };
    }

    /// <summary>Changes a task that is not over. Another configuration counts for what is still to come.</summary>
    protected override UpdateOtaTaskResponse UpdateOtaTask(UpdateOtaTaskRequest request)
    {
        var task = OtaTask(request.Identifier);
        if (!task.IsActive) throw Invalid($"An over-the-air task with the status {task.Status} cannot be updated.");
        if (request.TaskConfigurationId is { } id)
        {
            task.ConfigurationId = OtaConfiguration(id).Id;
            task.Rate = null;
        }

        task.Description = request.Description ?? task.Description;
        task.UpdatedAt = Now;
        return new UpdateOtaTaskResponse();
    }

    /// <summary>Deletes a task, which stops it. That takes time, and only so many tasks at a time may be on their way out.</summary>
    protected override DeleteOtaTaskResponse DeleteOtaTask(DeleteOtaTaskRequest request)
    {
        var task = OtaTask(request.Identifier);
        if (task.Status == OtaStatus.DELETION_IN_PROGRESS) return new DeleteOtaTaskResponse();
        if (_otaTasks.All.Count(t => t.Status == OtaStatus.DELETION_IN_PROGRESS) >= MostDeletions)
            throw new LimitExceededException($"At most {MostDeletions} over-the-air tasks can be in deletion at a time.");
        Cancel(task, OtaStatus.DELETION_IN_PROGRESS, inProgressToo: true);
        _timeline.After(TaskDeletionTime, () => _otaTasks.Remove(task.Id));
        return new DeleteOtaTaskResponse();
    }

    private OtaTask OtaTask(string id) => _otaTasks.Find(id) ?? throw NotFound("ota-task", id);

    private static TaskProcessingDetails Details(OtaTask task) => new()
    {
        NumberOfCanceledThings = task.Count(OtaTaskExecutionStatus.CANCELED),
        NumberOfFailedThings = task.Count(OtaTaskExecutionStatus.FAILED),
        NumberOfInProgressThings = task.Count(OtaTaskExecutionStatus.IN_PROGRESS),
        NumberOfQueuedThings = task.Count(OtaTaskExecutionStatus.QUEUED),
        NumberOfRejectedThings = task.Count(OtaTaskExecutionStatus.REJECTED),
        NumberOfRemovedThings = task.Count(OtaTaskExecutionStatus.REMOVED),
        NumberOfSucceededThings = task.Count(OtaTaskExecutionStatus.SUCCEEDED),
        NumberOfTimedOutThings = task.Count(OtaTaskExecutionStatus.TIMED_OUT),
        ProcessingTargets = task.Target ?? [],
    };

    private void CheckTargets(CreateOtaTaskRequest request)
    {
        var hasTarget = request.Target is { Count: > 0 };
        if (!IsUrl(request.S3Url)) throw Invalid("The 'S3Url' is not a URL of an object in Amazon S3.");
        if (hasTarget == request.OtaTargetQueryString is not null) throw Invalid("A task needs either a 'Target' or an 'OtaTargetQueryString'.");
        if (request.OtaType == OtaType.CONTINUOUS && hasTarget) throw Invalid("A task of the type CONTINUOUS needs an 'OtaTargetQueryString'.");
        if (request.Target?.Count > MostTargets) throw Invalid($"A task can have {MostTargets} targets.");
        foreach (var target in request.Target ?? []) Thing(target);
    }

    private static bool IsUrl(string url) =>
        (url.StartsWith("s3://", StringComparison.Ordinal) || url.StartsWith("https://", StringComparison.Ordinal)) && Uri.TryCreate(url, UriKind.Absolute, out _);

    private Func<ManagedThing, bool>? Query(string? text) =>
        text is null ? null : ThingQuery.Parse(text) ?? throw Invalid("The 'OtaTargetQueryString' is not a query.");

    private (DateTime? Start, DateTime? End) Schedule(OtaTaskSchedulingConfig? config)
    {
        var start = Time(config?.StartTime, "StartTime");
        var end = Time(config?.EndTime, "EndTime");
        if (config?.EndBehavior is not null && end is null) throw Invalid("An 'EndBehavior' goes with an 'EndTime'.");
        if (end - (start > Now ? start : Now) < ShortestSchedule)
            throw Invalid($"The 'EndTime' has to be {ShortestSchedule.TotalMinutes} minutes after the start; it is {Now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.");
        return (start, end);
    }

    private DateTime? Time(string? text, string member) =>
        text is null ? null : ScheduleTime.Parse(text) ?? throw Invalid($"The '{member}' is not a time such as 2026-01-31 18:00.");

    private List<MaintenanceWindow> Windows(OtaTaskSchedulingConfig? config) =>
        (config?.MaintenanceWindows ?? []).ConvertAll(w => MaintenanceWindow.Parse(w.StartTime, w.DurationInMinutes ?? 60)
            ?? throw Invalid("The 'StartTime' of a maintenance window is neither a time nor a cron expression."));
}
