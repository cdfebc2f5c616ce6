using System.Management.Automation;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Waiting;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// A cmdlet that waits for resources, all at once, with a progress bar for each. What failed is named in one terminating
/// error, after everything has been waited for and written; the error's TargetObject holds it.
/// </summary>
/// <remarks>
/// All resources are waited for at once, with a progress bar for each. What failed is named in one error at the
/// end, when everything has been waited for and written; the error's TargetObject holds it. Ctrl+C ends the waiting
/// and nothing else.
/// </remarks>
public abstract class WaitCmdlet : ManagedIntegrationsCmdlet
{
    private const int FirstPauseSeconds = 2, DefaultPollSeconds = 30;
    private readonly List<Func<Func<Action, Task>, CancellationToken, Task>> _waits = [];
    private readonly List<(string Text, object? State, bool IsLate)> _failures = [];

    /// <summary>After how long to give up, with a terminating error that names what is not done. Without it the waiting has no limit.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <summary>The longest pause between two looks, in seconds. The first pauses are shorter.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int PollSeconds { get; set; } = DefaultPollSeconds;

    /// <summary>Only reports what failed: no error ends the pipeline for it.</summary>
    [Parameter]
    public SwitchParameter AllowFailed { get; set; }

    /// <summary>What the ids of the errors for what failed, and for what was not done in time, begin with.</summary>
    private protected abstract string Subject { get; }

    /// <summary>Waits for each resource.</summary>
    /// <param name="kind">The kind of the resources.</param>
    /// <param name="given">The resources.</param>
    /// <param name="read">Reads a resource's state by its id. What it emits is written at once.</param>
    /// <param name="isDone">Whether there is nothing more to wait for.</param>
    /// <param name="line">A state in words, for the progress bar.</param>
    /// <param name="end">Writes the last state, and says what is wrong with it, or null.</param>
    private protected void WaitFor<T>(
        ResourceKind kind,
        IEnumerable<ResourceReference> given,
        Func<string, Func<Action, Task>, CancellationToken, Task<T>> read,
        Func<T, bool> isDone,
        Func<T, (string Text, int Percent)> line,
        Func<T, string?> end)
    {
        foreach (var reference in given)
        {
            var (words, activity, input) = (kind.Words(reference), _waits.Count + 1, Input(reference.Input));
            _waits.Add(async (emit, cancellation) =>
            {
                ProgressRecord Bar(T state) => new(activity, $"Waiting for {words}", line(state).Text) { PercentComplete = line(state).Percent };
                try
                {
                    var id = await References.IdAsync(kind, reference, cancellation).ConfigureAwait(false);
                    var (last, isLate) = await UntilAsync(stop => read(id, emit, stop), isDone, state => _ = emit(() => WriteProgress(Bar(state))), cancellation).ConfigureAwait(false);
                    await emit(() =>
                    {
                        var bar = Bar(last);
                        bar.RecordType = ProgressRecordType.Completed;
                        WriteProgress(bar);
                        var failure = end(last);
                        if (isLate) _failures.Add(($"{words} was not done after {Timeout}: {line(last).Text}", last, true));
                        else if (failure is not null) _failures.Add(($"{words}: {failure}", last, false));
                    }).ConfigureAwait(false);
                }
                catch (Exception e) when (!cancellation.IsCancellationRequested)
                {
                    await emit(() => WriteError(ServiceError.Record(e, words, input, Service))).ConfigureAwait(false);
                }
            });
        }
    }

    private protected override bool IsGathering => true;

    private protected override void End()
    {
        // One piece of work for all, so that each is looked at and written however long the others take.
        if (_waits.Count > 0) Start(null, "", (emit, cancellation) => Task.WhenAll(_waits.Select(wait => wait(emit, cancellation))));
        Drain();
        var failures = _failures.Where(f => f.IsLate || !AllowFailed).ToList();
        if (failures.Count == 0) return;
        var isLate = failures.TrueForAll(f => f.IsLate);
        var text = string.Join(Environment.NewLine, failures.Select(f => $"{char.ToUpperInvariant(f.Text[0])}{f.Text.Substring(1)}."));
        var states = failures.Select(f => f.State).ToArray();
        ThrowTerminatingError(new ErrorRecord(
            new WaitFailedException(text), Subject + (isLate ? "TimedOut" : "Failed"), isLate ? ErrorCategory.OperationTimeout : ErrorCategory.InvalidResult, states.Length == 1 ? states[0] : states));
    }

    private async Task<(T Last, bool IsLate)> UntilAsync<T>(Func<CancellationToken, Task<T>> read, Func<T, bool> isDone, Action<T> observed, CancellationToken cancellation)
    {
        var options = new PollOptions { First = TimeSpan.FromSeconds(FirstPauseSeconds), Longest = TimeSpan.FromSeconds(PollSeconds), Timeout = Timeout };
        try
        {
            return (await Poller.UntilAsync(read, isDone, options, observed, cancellation).ConfigureAwait(false), false);
        }
        catch (PollTimeoutException<T> late)
        {
            return (late.Last, true);
        }
    }
}
