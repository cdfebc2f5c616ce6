using System.Threading.Channels;

namespace IoTFleet.Core.FanOut;

/// <summary>
/// Runs pieces of work that overlap and hands their results out in the order in which the work was given. A piece of work
/// may give many results; it waits when two of them have not been taken, so that memory stays flat whatever it reads.
/// </summary>
/// <typeparam name="T">What the work results in.</typeparam>
public sealed class OrderedFanOut<T> : IDisposable
{
    // Finished work may wait behind a slow first piece without keeping others from starting.
    private const int WaitingPerRunning = 4;
    private readonly Queue<Channel<T>> _queue = new();
    private readonly SemaphoreSlim _running;
    private readonly CancellationTokenSource _stop;
    private readonly int _window;

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
    /// <param name="work">Gives its results to its first argument, in order, and ends when there are no more.</param>
    public void Start(Func<Func<T, ValueTask>, CancellationToken, Task> work)
    {
        var results = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        _queue.Enqueue(results);
        _ = Task.Run(() => RunAsync(work, results.Writer));
    }

    /// <summary>Takes the next result if it is there already.</summary>
    public bool TryTake(out T result)
    {
        while (_queue.Count > 0)
        {
            var results = _queue.Peek().Reader;
            if (results.TryRead(out result!)) return true;
            if (!results.Completion.IsCompleted) return false;
            End();
        }

        result = default!;
        return false;
    }

    /// <summary>Takes the next result, waiting for it; false when all work has ended.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public bool Take(out T result)
    {
        while (_queue.Count > 0)
        {
            if (TryTake(out result)) return true;
            if (_queue.Count > 0) _queue.Peek().Reader.WaitToReadAsync(_stop.Token).AsTask().GetAwaiter().GetResult();
        }

        result = default!;
        return false;
    }

    /// <summary>Cancels what still runs.</summary>
    public void Dispose() => _stop.Cancel();

    private void End()
    {
        var completion = _queue.Dequeue().Reader.Completion;
        completion.GetAwaiter().GetResult();
    }

    private async Task RunAsync(Func<Func<T, ValueTask>, CancellationToken, Task> work, ChannelWriter<T> results)
    {
        try
        {
            await _running.WaitAsync(_stop.Token).ConfigureAwait(false);
            try
            {
                await work(result => results.WriteAsync(result, _stop.Token), _stop.Token).ConfigureAwait(false);
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
}
