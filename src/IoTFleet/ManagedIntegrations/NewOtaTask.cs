using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Creates an over-the-air task, which brings firmware to managed things: to those given, all that the pipeline brings in
/// one task, or to those that a query finds.
/// </summary>
[Cmdlet(VerbsCommon.New, "MIOtaTask", SupportsShouldProcess = true, DefaultParameterSetName = "Target")]
[OutputType(typeof(CreateOtaTaskResponse))]
public sealed class NewOtaTask : CreateCmdlet
{
    private readonly List<ResourceReference> _given = [];
    private readonly List<ResourceReference> _found = [];
    private readonly List<string> _targets = [];

    /// <summary>The URL of the job document in Amazon S3, such as s3://bucket/firmware/job.json.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Url")]
    [ValidateNotNullOrEmpty]
    public string S3Url { get; set; } = "";

    /// <summary>The managed things to update: objects, ids, ARNs or names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Target", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ManagedThing", "ManagedThingId")]
    [ReferenceTransformation("ManagedThing", As = "Target")]
    [ArgumentCompleter(typeof(ManagedThingCompleter))]
    public ResourceReference[] Target { get; set; } = [];

    /// <summary>A fleet index query for the managed things to update.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Query")]
    [Alias("OtaTargetQueryString", "TargetQuery")]
    [ValidateNotNullOrEmpty]
    public string? QueryString { get; set; }

    /// <summary>ONE_TIME for the things there are now, CONTINUOUS for those to come that the query finds, too. ONE_TIME when absent.</summary>
    [Parameter]
    [Alias("OtaType")]
    [ArgumentCompleter(typeof(ConstantCompleter<OtaType>))]
    public OtaType Type { get; set; } = OtaType.ONE_TIME;

    /// <summary>What the task is for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>The configuration that says how fast the task rolls out, and when it is aborted: its object, id or name.</summary>
    [Parameter]
    [Alias("TaskConfiguration", "TaskConfigurationId")]
    [ReferenceTransformation("OtaTaskConfiguration")]
    [ArgumentCompleter(typeof(OtaTaskConfigurationCompleter))]
    public ResourceReference? Configuration { get; set; }

    /// <summary>How devices fetch the firmware.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<OtaProtocol>))]
    public OtaProtocol? Protocol { get; set; }

    /// <summary>How devices come to know of it.</summary>
    [Parameter]
    [Alias("OtaMechanism")]
    [ArgumentCompleter(typeof(ConstantCompleter<OtaMechanism>))]
    public OtaMechanism? Mechanism { get; set; }

    /// <summary>When the rollout begins; at once when absent.</summary>
    [Parameter]
    public DateTime? StartTime { get; set; }

    /// <summary>When the rollout ends, at least 30 minutes after it begins.</summary>
    [Parameter]
    public DateTime? EndTime { get; set; }

    /// <summary>What becomes of updates that are not done at EndTime.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<SchedulingConfigEndBehavior>))]
    public SchedulingConfigEndBehavior? EndBehavior { get; set; }

    /// <summary>When devices may be told: @{ StartTime = 'cron(0 2 * * ? *)'; DurationInMinutes = 60 }, or several of them. Times are UTC.</summary>
    [Parameter]
    [StructureTransformation(typeof(ScheduleMaintenanceWindow))]
    public ScheduleMaintenanceWindow[]? MaintenanceWindow { get; set; }

    /// <summary>How often an update that did not succeed is tried again on its device, 0 to 10.</summary>
    [Parameter]
    public int? RetryCount { get; set; }

    /// <summary>After what RetryCount holds: FAILED, TIMED_OUT, or ALL, which is meant when absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<RetryCriteriaFailureType>))]
    [ValidateNotNullOrEmpty]
    public RetryCriteriaFailureType[]? RetryOn { get; set; }

    /// <summary>The task's tags.</summary>
    [Parameter]
    [TagTransformation]
    public Dictionary<string, string>? Tag { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override bool IsGathering => true;

    private protected override void Begin()
    {
        if (RetryCount is null && RetryOn is not null)
            ThrowTerminatingError(FleetException.Record("RetryCountMissing", ErrorCategory.InvalidArgument, "-RetryOn says more of -RetryCount, which is not given.", RetryOn));
    }

    private protected override void Process()
    {
        _given.AddRange(Target);
        ForEach(Resources.ManagedThings, Target, "", (id, _) => Task.FromResult(id), (target, id, _) =>
        {
            _found.Add(target);
            _targets.Add(target.Text.StartsWith("arn:", StringComparison.Ordinal) ? target.Text : id);
        });
    }

    private protected override void End()
    {
        Drain();
        if (ParameterSetName == "Target" && _given.Count == 0) return;
        if (_targets.Count < _given.Count)
        {
            // Of those that were found, too, nothing was done: all that is to be given again is in the errors.
            WriteError(ServiceError.Record(
                "TargetsMissing",
                $"It was not created: {_given.Count - _targets.Count} of {_given.Count} targets could not be resolved, as the errors before this one say.",
                "over-the-air task",
                _found.Select(target => target.Input).ToArray()));
            return;
        }

        var whom = QueryString is not null ? "the things of a query" : _given.Count == 1 ? Resources.ManagedThings.Words(_given[0]) : $"{_given.Count} managed things";
        object? input = _given.Count == 0 ? null : _given.Count == 1 ? _given[0].Input : _given.Select(target => target.Input).ToArray();
        Create($"over-the-air task for {whom}", CreateAsync, task => WriteObject(task.With("OtaType", Type)), input);
    }

    private async Task<CreateOtaTaskResponse> CreateAsync(CancellationToken cancellation)
    {
        var request = new CreateOtaTaskRequest
        {
            S3Url = S3Url,
            Target = _targets.Count > 0 ? _targets : null,
            OtaTargetQueryString = QueryString,
            OtaType = Type,
            Description = Description,
            TaskConfigurationId = await References.MaybeIdAsync(Resources.OtaTaskConfigurations, Configuration, cancellation).ConfigureAwait(false),
            Protocol = Protocol,
            OtaMechanism = Mechanism,
            OtaSchedulingConfig = Schedule(),
            OtaTaskExecutionRetryConfig = RetryCount is { } count
                ? new OtaTaskExecutionRetryConfig { RetryConfigCriteria = (RetryOn ?? [RetryCriteriaFailureType.ALL]).Select(type => new RetryConfigCriteria { FailureType = type, MinNumberOfRetries = count }).ToList() }
                : null,
            Tags = Tag,
            ClientToken = ClientToken,
        };
        return await Client.CreateOtaTaskAsync(request, cancellation).ConfigureAwait(false);
    }

    private OtaTaskSchedulingConfig? Schedule() =>
        StartTime is null && EndTime is null && EndBehavior is null && MaintenanceWindow is null
            ? null
            : new OtaTaskSchedulingConfig
            {
                StartTime = Text(StartTime),
                EndTime = Text(EndTime),
                EndBehavior = EndBehavior,
                MaintenanceWindows = MaintenanceWindow?.ToList(),
            };

    // The service's schedules know minutes, in UTC.
    private static string? Text(DateTime? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
