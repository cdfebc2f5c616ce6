using Amazon.IoT;
using Amazon.IoT.Model;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.IoT;

/// <summary>Jobs and their executions.</summary>
internal sealed partial class IoTService
{
    /// <summary>The namespace in which Greengrass keeps the jobs of its deployments.</summary>
    private const string DeploymentNamespace = "aws-gg-deployment";

    private readonly Table<DeviceJob> _jobs = new(job => job.Id);

    private JobRunner Runner => field ??= new JobRunner(_timeline);

    /// <summary>Starts a job on the things that its target has now.</summary>
    internal void StartJob(DeviceJob job, IEnumerable<Thing> things, DateTime now)
    {
        _jobs.Add(job);
        Runner.Start(job, things, now);
    }

    internal void CancelJob(DeviceJob job, DateTime now) => Runner.Cancel(job, now, null, null);

    internal void DeleteJob(DeviceJob job) => _jobs.Remove(job.Id);

    /// <summary>Lets a thing that is connected again take up its jobs.</summary>
    internal void ResumeJobs(Thing thing, DateTime now)
    {
        foreach (var job in _jobs.All) Runner.Resume(job, thing, now);
    }

    protected override DescribeJobResponse DescribeJob(DescribeJobRequest request)
    {
        var job = RequiredJob(request.JobId);
        return new DescribeJobResponse
        {
            Job = new Job
            {
                JobArn = job.Arn,
                JobId = job.Id,
                TargetSelection = job.IsContinuous ? TargetSelection.CONTINUOUS : TargetSelection.SNAPSHOT,
                Status = job.Status,
                ForceCanceled = job.IsCanceled ? false : null,
                ReasonCode = job.ReasonCode,
                Comment = job.Comment,
                Targets = [job.TargetArn],
                JobExecutionsRolloutConfig = job.Rollout,
                AbortConfig = job.Abort,
                TimeoutConfig = job.Timeout,
                CreatedAt = job.CreatedAt,
                LastUpdatedAt = job.UpdatedAt,
                CompletedAt = job.CompletedAt,
                NamespaceId = DeploymentNamespace,
                JobProcessDetails = ProcessDetails(job),
            },
        };
    }

    protected override ListJobExecutionsForJobResponse ListJobExecutionsForJob(ListJobExecutionsForJobRequest request)
    {
        var job = RequiredJob(request.JobId);
        var state = ExecutionStates.Find(request.Status);
        var (items, next) = PageToken.Page(
            after => Executions(job, state, after), execution => execution.Thing.Name,
            $"executions of {job.Id} {request.Status}", request.MaxResults, request.NextToken, InvalidToken);
        return new ListJobExecutionsForJobResponse { ExecutionSummaries = items.ConvertAll(Summary), NextToken = next };
    }

    protected override DescribeJobExecutionResponse DescribeJobExecution(DescribeJobExecutionRequest request)
    {
        var job = RequiredJob(request.JobId);
        if (job.Find(request.ThingName) is not { } execution || request.ExecutionNumber is not (null or 1))
            throw NotFound($"No execution of the job {request.JobId} exists for the thing {request.ThingName}.");
        return new DescribeJobExecutionResponse { Execution = Description(job, execution) };
    }

    private static IEnumerable<DeviceJobExecution> Executions(DeviceJob job, ExecutionState? state, string? after)
    {
        for (var i = after is null ? 0 : job.After(after); i < job.Executions.Count; i++)
            if (state is null || job.Executions[i].State == state) yield return job.Executions[i];
    }

    private JobExecutionSummaryForJob Summary(DeviceJobExecution execution) => new()
    {
        ThingArn = ArnOf(execution.Thing),
        JobExecutionSummary = new JobExecutionSummary
        {
            Status = execution.State.Name(),
            QueuedAt = execution.QueuedAt,
            StartedAt = StartOf(execution),
            LastUpdatedAt = execution.UpdatedAt,
            ExecutionNumber = 1,
            RetryAttempt = 0,
        },
    };

    private JobExecution Description(DeviceJob job, DeviceJobExecution execution) => new()
    {
        JobId = job.Id,
        Status = execution.State.Name(),
        ForceCanceled = execution.State == ExecutionState.Canceled ? false : null,
        StatusDetails = execution.Outcome is { } outcome ? new JobExecutionStatusDetails { DetailsMap = outcome.Details() } : null,
        ThingArn = ArnOf(execution.Thing),
        QueuedAt = execution.QueuedAt,
        StartedAt = StartOf(execution),
        LastUpdatedAt = execution.UpdatedAt,
        ExecutionNumber = 1,
        VersionNumber = execution.State == ExecutionState.Queued ? 1 : execution.State.IsPending() ? 2 : 3,
        ApproximateSecondsBeforeTimedOut = SecondsLeft(job, execution),
    };

    private long? SecondsLeft(DeviceJob job, DeviceJobExecution execution) =>
        execution.State == ExecutionState.InProgress && job.Timeout?.InProgressTimeoutInMinutes is { } minutes
            ? Math.Max(0, (long)(execution.StartedAt.AddMinutes(minutes) - World.Clock.UtcNow).TotalSeconds)
            : null;

    private static JobProcessDetails ProcessDetails(DeviceJob job) => new()
    {
        ProcessingTargets = job.Status == JobStatus.IN_PROGRESS ? [job.TargetArn] : null,
        NumberOfQueuedThings = job.Count(ExecutionState.Queued),
        NumberOfInProgressThings = job.Count(ExecutionState.InProgress),
        NumberOfSucceededThings = job.Count(ExecutionState.Succeeded),
        NumberOfFailedThings = job.Count(ExecutionState.Failed),
        NumberOfRejectedThings = job.Count(ExecutionState.Rejected),
        NumberOfTimedOutThings = job.Count(ExecutionState.TimedOut),
        NumberOfRemovedThings = job.Count(ExecutionState.Removed),
        NumberOfCanceledThings = job.Count(ExecutionState.Canceled),
    };

    private static DateTime? StartOf(DeviceJobExecution execution) => execution.StartedAt == default ? null : execution.StartedAt;

    // Jobs that a group's members take part in: those for the group and for the groups around it.
    private List<DeviceJob> JobsFor(ThingGroup group) =>
        _jobs.All.Where(job => job.Group is not null && (job.Group == group || group.IsBelow(job.Group))).ToList();

    private DeviceJob RequiredJob(string id) => _jobs.Find(id) ?? throw NotFound($"Job {id} cannot be found.");
}
