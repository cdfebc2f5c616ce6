using System.Management.Automation;
using System.Threading.Channels;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Core.Waiting;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Waits until every device is done with deployments, and gives their final status. When devices failed, or a deployment was
/// cancelled or superseded, it ends with a terminating error that names them; the error's TargetObject holds the status.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "GGDeployment", DefaultParameterSetName = "Id")]
[OutputType(typeof(RolloutStatus))]
public sealed class WaitDeployment : DeploymentCmdlet
{
    private const int FirstPauseSeconds = 2;
    private const int DefaultPollSeconds = 30;
    private const double PauseGrowth = 1.5;
    private readonly List<(DeploymentQuery Query, object? Input)> _queries = [];
    private readonly List<RolloutStatus> _failed = [];
    private readonly List<RolloutStatus> _late = [];

    /// <summary>After how long to give up, with a terminating error that names the devices that are not done. Without it the waiting has no limit, and a device that is offline is waited for.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <summary>The longest pause between two looks, in seconds. The first pauses are shorter.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int PollSeconds { get; set; } = DefaultPollSeconds;

    /// <summary>Only reports failed devices, cancelled and superseded deployments: no error ends the pipeline for them.</summary>
    [Parameter]
    public SwitchParameter AllowFailed { get; set; }

    /// <summary>After how long without a report a device counts as stale. A healthy one reports once in 24 hours.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan StaleAfter { get; set; } = RolloutOptions.DefaultStaleAfter;

    private protected override bool IsGathering => true;

    private protected override void Process() => _queries.AddRange(Queries.Select(query => (query, Input(query.Input))));

    private protected override void End()
    {
        // One piece of work for all deployments, so that each is looked at however long the others take.
        if (_queries.Count > 0) Start(null, "deployments", WaitAsync);
        Drain();
        if (_failed.Count + _late.Count > 0) ThrowTerminatingError(Error());
    }

    private async Task WaitAsync(Func<Action, Task> emit, CancellationToken cancellation)
    {
        var service = Service;
        using var reader = new RolloutReader(service, new RolloutOptions { ThrottleLimit = ThrottleLimit, StaleAfter = StaleAfter, UtcNow = () => Session.Current.UtcNow });
        var shown = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
        var waits = _queries.Select((given, i) => Task.Run(() => WaitAsync(given.Query, i, reader, shown.Writer, cancellation), cancellation)).ToArray();
        var all = Task.WhenAll(waits).ContinueWith(_ => shown.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (await shown.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
            while (shown.Reader.TryRead(out var show)) await emit(show).ConfigureAwait(false);
        await all.ConfigureAwait(false);
        for (var i = 0; i < waits.Length; i++)
        {
            var ((query, input), number) = (_queries[i], i);
            try
            {
                var (status, isLate) = await waits[i].ConfigureAwait(false);
                await emit(() => Write(status, isLate, number)).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                await emit(() => WriteError(ServiceError.Record(e, query.ToString(), input, service))).ConfigureAwait(false);
            }
        }
    }

    private async Task<(RolloutStatus Status, bool IsLate)> WaitAsync(
        DeploymentQuery query, int number, RolloutReader reader, ChannelWriter<Action> shown, CancellationToken cancellation)
    {
        // A target's latest revision is the one it has now: a newer one is another deployment.
        var id = query.DeploymentId ?? (await query.ReadAsync(Service, cancellation).ConfigureAwait(false)).DeploymentId;
        var wait = new RolloutWait(Service, reader, id);
        var options = new PollOptions
        {
            First = TimeSpan.FromSeconds(FirstPauseSeconds),
            Longest = TimeSpan.FromSeconds(PollSeconds),
            Factor = PauseGrowth,
            Timeout = Timeout,
        };
        try
        {
            return (await Poller.UntilAsync(wait.ReadAsync, s => s.IsDone, options, s => shown.TryWrite(() => Show(s, number)), cancellation).ConfigureAwait(false), false);
        }
        catch (PollTimeoutException<RolloutStatus> e)
        {
            return (e.Last, true);
        }
    }

    private void Show(RolloutStatus status, int number) => WriteProgress(new ProgressRecord(number, $"Deployment to {status.TargetWords}", status.Counts)
    {
        CurrentOperation = status.DeploymentId,
        PercentComplete = status.Targeted == 0 ? -1 : (status.Targeted - status.InProgress - status.NotReported) * 100 / status.Targeted,
    });

    private void Write(RolloutStatus status, bool isLate, int number)
    {
        WriteProgress(new ProgressRecord(number, $"Deployment to {status.TargetWords}", status.Counts) { RecordType = ProgressRecordType.Completed });
        foreach (var text in status.CannotSee) WriteWarning($"{status.TargetWords}: not seen: {text}.");
        if (status.Verdict == RolloutVerdict.NoDevices) WriteWarning($"{status.TargetWords} has no devices: there was nothing to wait for.");
        if (isLate) _late.Add(status);
        else if (!AllowFailed && (status.Failed > 0 || status.Verdict is RolloutVerdict.Failed or RolloutVerdict.Canceled or RolloutVerdict.Superseded)) _failed.Add(status);
        WriteObject(Shown(status));
    }

    private ErrorRecord Error()
    {
        var message = string.Join(Environment.NewLine, _failed.Select(RolloutWait.FailedWords).Concat(_late.Select(s => RolloutWait.LateWords(s, Timeout!.Value))));
        var (id, category) = _failed.Count == 0 ? ("DeploymentTimedOut", ErrorCategory.OperationTimeout)
            : _failed.Any(s => s.Failed > 0 || s.Verdict == RolloutVerdict.Failed) ? ("DeploymentFailed", ErrorCategory.InvalidResult)
            : _failed.Any(s => s.Verdict == RolloutVerdict.Canceled) ? ("DeploymentCanceled", ErrorCategory.OperationStopped)
            : ("DeploymentSuperseded", ErrorCategory.OperationStopped);
        RolloutStatus[] statuses = [.. _failed, .. _late];
        return new ErrorRecord(new RolloutException(message), id, category, statuses.Length == 1 ? statuses[0] : statuses)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = RolloutAdvice.Next(statuses[0]) ?? "" },
        };
    }
}
