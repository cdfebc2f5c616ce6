using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using Amazon.Runtime;
using IoTFleet.Core.Completion;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Requests;
using IoTFleet.Core.Sessions;
using IoTFleet.Session;

namespace IoTFleet.Pipeline;

/// <summary>
/// What all cmdlets that call a service share: the parameters that say where to call, calls that run beside the pipeline's
/// thread and are written by it, and Ctrl+C.
/// </summary>
public abstract partial class FleetCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<RequestTrace> _traces = new();
    private Action<RequestTrace>? _observer;
    private OrderedFanOut<Action>? _work;

    /// <summary>
    /// A profile of the shared AWS configuration, in place of the connected one. What gets something takes several. Objects
    /// that were got with -ProfileName or -Region know both, and what they are piped to goes there.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string[]? ProfileName { get; set; }

    /// <summary>
    /// The file that profiles are read from instead of ~/.aws/credentials and ~/.aws/config. Without -ProfileName it means the
    /// profile that AWS_PROFILE names, or the file's default one. Objects that were got with it know it, as they know -ProfileName.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ProfileLocation { get; set; }

    /// <summary>The region, such as eu-west-1, in place of the connected one. What gets something takes several, and asks them at once.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Region { get; set; }

    /// <summary>Credentials: an AWS credentials object, or a PSCredential of access key and secret key.</summary>
    [Parameter]
    [CredentialTransformation]
    [ValidateNotNull]
    public AWSCredentials? Credential { get; set; }

    /// <summary>An access key, together with SecretKey.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AccessKey { get; set; }

    /// <summary>The secret key of AccessKey.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretKey { get; set; }

    /// <summary>The session token, where AccessKey is a temporary one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SessionToken { get; set; }

    /// <summary>The URL of an endpoint that answers for all services, such as a sandbox's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>Ends when the pipeline is stopped.</summary>
    private protected CancellationToken Stopped => _stop.Token;

    /// <summary>How many calls run at once.</summary>
    private protected virtual int Parallelism => 1;

    /// <summary>Does what there is to do before the first input.</summary>
    private protected virtual void Begin()
    {
    }

    /// <summary>Does what there is to do for one input.</summary>
    private protected virtual void Process()
    {
    }

    /// <summary>Does what there is to do after the last input.</summary>
    private protected virtual void End()
    {
    }

    /// <summary>Runs a call and writes what it gives, or its error.</summary>
    /// <param name="target">The input that the call is for; an error carries it.</param>
    /// <param name="what">The input in words, for the error's message: core device 'a'.</param>
    /// <param name="call">The call.</param>
    /// <param name="write">How its result is written; WriteObject when absent.</param>
    private protected void Run<T>(object? target, string what, Func<CancellationToken, Task<T>> call, Action<T>? write = null) =>
        Start(target, what, async (emit, cancellation) =>
        {
            var result = await call(cancellation).ConfigureAwait(false);

            // Not awaited: with its one result the work is done, and the next may start.
            _ = emit(() =>
            {
                if (write is null) WriteObject(result);
                else write(result);
            });
        });

    /// <summary>Reads a list and writes its items.</summary>
    /// <param name="target">The input that the list is for; an error carries it.</param>
    /// <param name="what">The list in words, for the error's message.</param>
    /// <param name="pages">The list, page by page.</param>
    /// <param name="write">How an item is written; WriteObject when absent.</param>
    private protected void RunList<T>(object? target, string what, Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<T>>> pages, Action<T>? write = null) =>
        Start(target, what, (emit, cancellation) => Pages.GiveAsync(
            pages(cancellation),
            page => emit(() =>
            {
                foreach (var item in page)
                {
                    if (write is null) WriteObject(item);
                    else write(item);
                }
            }),
            cancellation));

    /// <summary>Runs a call and waits for it: for what must be known before the user is asked. Null when it failed; its error is written.</summary>
    private protected T? Wait<T>(object? target, string what, Func<CancellationToken, Task<T>> call)
        where T : class
    {
        target = Input(target);
        RequestTrace.Observer = _observer;
        PendingWrites.Scope = new PendingScope(_pending, what);
        try
        {
            // Resolved first: that a session cannot be made is not this one call's error.
            _ = Service;
            return Task.Run(() => call(Stopped), Stopped).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not SessionException && !Stopped.IsCancellationRequested)
        {
            WriteError(ServiceError.Record(e, what, target, Service));
            return null;
        }
        finally
        {
            RequestTrace.Observer = null;
            PendingWrites.Scope = null;
            WriteTraces();
        }
    }

    /// <summary>Runs work beside the pipeline's thread. What it emits runs on that thread, in the order of the inputs.</summary>
    private protected void Start(object? target, string what, Func<Func<Action, Task>, CancellationToken, Task> work)
    {
        // Made here and not in the work: a session that cannot be made ends the pipeline with one error, not one an input.
        _ = Service;
        var place = Here;
        target = Input(target);
        _work ??= new OrderedFanOut<Action>(Math.Max(Parallelism, _places.Count), Stopped);
        _work.Start(async (emit, cancellation) =>
        {
            Task EmitHere(Action write) => emit(() => At(place, write));
            RequestTrace.Observer = _observer;
            PendingWrites.Scope = new PendingScope(_pending, what);
            try
            {
                if (place.IsNamed) await place.Session.AccountAsync().ConfigureAwait(false);
                await work(EmitHere, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                _ = EmitHere(() => WriteError(ServiceError.Record(e, what, target, Service)));
            }
        });
        while (_work.TryTake(out var ready)) Write(ready);
        while (_work.IsFull && _work.Take(out var next)) Write(next);
    }

    /// <summary>Warns of words that the service did not have when this was built, and that it is not asked about: a slip would find nothing.</summary>
    private protected void WarnOfUnknown<T>(string parameter, IEnumerable<T>? words)
        where T : ConstantClass
    {
        foreach (var word in (words ?? []).Where(word => !Constants.Known<T>().Contains(word.Value)))
            WriteWarning($"-{parameter} {word.Value} is none of the known ones: {string.Join(", ", Constants.Known<T>())}.");
    }

    /// <summary>Waits for all work and writes its results.</summary>
    private protected void Drain()
    {
        while (_work is not null && _work.Take(out var write)) Write(write);
        WriteTraces();
    }

    /// <summary>
    /// What an error carries for an input that is known by a name: the object of the pipeline that has it, where there is one. Piped
    /// in again it is bound as it was, and acted on where it came from.
    /// </summary>
    private protected object? Input(object? target) => target is string && PipelineInput.Of(this) is { BaseObject: not string } piped ? piped : target;

    /// <inheritdoc />
    protected sealed override void BeginProcessing() => Guard(() =>
    {
        if (IsOn("Verbose", "VerbosePreference")) _observer = _traces.Enqueue;
        CheckPlaces();
        Begin();
    });

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => Guard(() =>
    {
        InEachPlace(Process);

        // Who wants one call at a time wants its results before the next input, which -PipelineVariable goes by.
        if (Parallelism == 1) Drain();
    });

    /// <inheritdoc />
    protected sealed override void EndProcessing() => Guard(() =>
    {
        foreach (var place in PlacesToEnd()) At(place, End);
        Drain();
    });

    /// <inheritdoc />
    protected sealed override void StopProcessing() => End(_stop.Cancel);

    /// <summary>Ends what still runs.</summary>
    public void Dispose()
    {
        End(() =>
        {
            _stop.Cancel();
            _work?.Dispose();
        });

        // What was changed is to be seen when the next word is completed.
        if (GetType().GetCustomAttribute<CmdletAttribute>()?.SupportsShouldProcess == true) CandidateCache.Clear();
        GC.SuppressFinalize(this);
    }

    private void Write(Action write)
    {
        WriteTraces();
        write();
    }

    private void WriteTraces()
    {
        while (_traces.TryDequeue(out var trace)) WriteVerbose(trace.ToString());
    }

    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (SessionException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, e.Code, ErrorCategory.ConnectionError, null)
            {
                ErrorDetails = new ErrorDetails(e.Message) { RecommendedAction = e.Advice },
            });
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
