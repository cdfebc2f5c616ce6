using System.Threading.Channels;

namespace IoTFleet.Core.FanOut;

/// <summary>
/// Runs pieces of work that overlap and hands their results out in the order in which the work was given. A piece of work
/// may give many results and learns when each has been dealt with, so that it need not read ahead what nobody wants.
/// </summary>
/// <typeparam name="T">What the work results in.</typeparam>
public sealed class OrderedFanOut<T> : IDisposable
{
    // Finished work may wait behind a slow first piece without keeping others from starting.
    private const int WaitingPerRunning = 4;
    private readonly Queue<Channel<(T Result, TaskCompletionSource<bool> Done)>> _queue = new();
    private readonly SemaphoreSlim _running;
    private readonly CancellationTokenSource _stop;
    private readonly int _window;
    private TaskCompletionSource<bool>? _taken;

    /// <summary>Makes the fan-out.</summary>
    /// <param name="limit">How many pieces of work run at once; at least 1.</param>
    /// <param name="cancellation">Ends all work.</param>
    public OrderedFanOut(int limit, CancellationToken cancellation)
    {
        if (limit < 1) throw new ArgumentOutOfRangeException(nameof(limit), "At least one piece of work must run.");
        _running = new SemaphoreSlim(limit);
        _window = limit * WaitingPerRunning;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Whether more work should wait until results have been taken.</summary>
    public bool IsFull => _queue.Count >= _window;

    /// <summary>Starts a piece of work, at once or when others have ended.</summary>
    /// <param name="work">
    /// Gives its results, in order, to its first argument, and ends when there are no more. The task that it gets for each
    /// ends when the result has been dealt with; it may be awaited or left.
    /// </param>
    public void Start(Func<Func<T, Task>, CancellationToken, Task> work)
    {
        var results = Channel.CreateUnbounded<(T, TaskCompletionSource<bool>)>(new UnboundedChannelOptions { SingleReader = true });
        _queue.Enqueue(results);

        // In line from here on and not from wherever the pool gets to it: work that waits until its results are taken must
        // not hold the places that the work before it needs.
        var place = _running.WaitAsync(_stop.Token);
        _ = Task.Run(() => RunAsync(place, work, results.Writer));
    }

    /// <summary>Takes the next result if it is there already. The one taken before counts as dealt with.</summary>
    public bool TryTake(out T result)
    {
        _taken?.TrySetResult(true);
        _taken = null;
        while (_queue.Count > 0)
        {
            var results = _queue.Peek().Reader;
            if (results.TryRead(out var next))
            {
                (result, _taken) = next;
                return true;
            }

            if (!results.Completion.IsCompleted) break;
            _queue.Dequeue();
            results.Completion.GetAwaiter().GetResult();
        }

        result = default!;
        return false;
    }

    /// <summary>Takes the next result, waiting for it; false when all work has ended.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public bool Take(out T result)
    {
        while (!TryTake(out result))
        {
            if (_queue.Count == 0) return false;
            _queue.Peek().Reader.WaitToReadAsync(_stop.Token).AsTask().GetAwaiter().GetResult();
        }

        return true;
    }

    /// <summary>Cancels what still runs.</summary>
    public void Dispose() => _stop.Cancel();

    private async Task RunAsync(Task place, Func<Func<T, Task>, CancellationToken, Task> work, ChannelWriter<(T, TaskCompletionSource<bool>)> results)
    {
        try
        {
            await place.ConfigureAwait(false);
            try
            {
                await work(result => Give(result, results), _stop.Token).ConfigureAwait(false);
            }
            finally
            {
                _running.Release();
            }

            results.Complete();
        }
        catch (Exception e)
        {
            results.Complete(e);
        }
    }

    private Task Give(T result, ChannelWriter<(T, TaskCompletionSource<bool>)> results)
    {
        _stop.Token.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = _stop.Token.Register(() => done.TrySetCanceled());
        done.Task.ContinueWith(_ => registration.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        results.TryWrite((result, done));
        return done.Task;
    }
}
