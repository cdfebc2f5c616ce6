using System.Runtime.ExceptionServices;

namespace IoTFleet.Core.FanOut;

/// <summary>
/// Runs pieces of work that overlap and hands their results out in the order in which the work was given. A piece of work
/// may give many results and learns when each has been dealt with, so that it need not read ahead what nobody wants.
/// </summary>
/// <remarks>One thread starts the work and takes its results.</remarks>
/// <typeparam name="T">What the work results in.</typeparam>
public sealed class OrderedFanOut<T> : IDisposable
{
    // Finished work may wait behind a slow first piece without keeping others from starting.
    private const int WaitingPerRunning = 4;
    private readonly object _gate = new();
    private readonly Queue<Piece> _pieces = new();

    // Work beyond the limit, in the order in which it was given: what waits until its results are taken must not hold the places
    // that the work before it needs.
    private readonly Queue<Task> _waiting = new();
    private readonly CancellationTokenSource _stop;
    private readonly int _window;
    private int _free;
    private TaskCompletionSource<bool>? _taken;

    /// <summary>Makes the fan-out.</summary>
    /// <param name="limit">How many pieces of work run at once; at least 1.</param>
    /// <param name="cancellation">Ends all work.</param>
    public OrderedFanOut(int limit, CancellationToken cancellation)
    {
        if (limit < 1) throw new ArgumentOutOfRangeException(nameof(limit), "At least one piece of work must run.");
        _free = limit;
        _window = limit * WaitingPerRunning;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _stop.Token.Register(Cancel);
    }

    /// <summary>Whether more work should wait until results have been taken.</summary>
    public bool IsFull => _pieces.Count >= _window;

    /// <summary>Starts a piece of work, at once or when others have ended.</summary>
    /// <param name="work">
    /// Gives its results, in order, to its first argument, and ends when there are no more. The task that it gets for each
    /// ends when the result has been dealt with; it may be awaited or left.
    /// </param>
    public void Start(Func<Func<T, Task>, CancellationToken, Task> work)
    {
        var piece = new Piece();

        // A task keeps the flow of control that it was made in, whenever it starts.
        var run = new Task(() => _ = RunAsync(work, piece));
        lock (_gate)
        {
            _pieces.Enqueue(piece);
            if (_free == 0)
            {
                _waiting.Enqueue(run);
                return;
            }

            _free--;
        }

        run.Start(TaskScheduler.Default);
    }

    /// <summary>Takes the next result if it is there already. The one taken before counts as dealt with.</summary>
    public bool TryTake(out T result)
    {
        lock (_gate) return TryNext(out result);
    }

    /// <summary>Takes the next result, waiting for it; false when all work has ended.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public bool Take(out T result)
    {
        lock (_gate)
            while (!TryNext(out result))
            {
                if (_pieces.Count == 0) return false;
                _stop.Token.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }

        return true;
    }

    /// <summary>Cancels what still runs.</summary>
    public void Dispose() => _stop.Cancel();

    private bool TryNext(out T result)
    {
        _taken?.TrySetResult(true);
        _taken = null;
        while (_pieces.Count > 0)
        {
            var piece = _pieces.Peek();
            if (piece.Results.Count > 0)
            {
                (result, _taken) = piece.Results.Dequeue();
                return true;
            }

            if (!piece.HasEnded) break;
            _pieces.Dequeue();
            piece.Error?.Throw();
        }

        result = default!;
        return false;
    }

    private async Task RunAsync(Func<Func<T, Task>, CancellationToken, Task> work, Piece piece)
    {
        ExceptionDispatchInfo? error = null;
        try
        {
            _stop.Token.ThrowIfCancellationRequested();
            await work(result => Give(result, piece), _stop.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            error = ExceptionDispatchInfo.Capture(e);
        }

        Task? next = null;
        lock (_gate)
        {
            piece.Error = error;
            piece.HasEnded = true;
            if (_waiting.Count > 0) next = _waiting.Dequeue();
            else _free++;
            Monitor.Pulse(_gate);
        }

        next?.Start(TaskScheduler.Default);
    }

    private Task Give(T result, Piece piece)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _stop.Token.ThrowIfCancellationRequested();
            piece.Results.Enqueue((result, done));
            Monitor.Pulse(_gate);
        }

        return done.Task;
    }

    private void Cancel()
    {
        lock (_gate)
        {
            _taken?.TrySetCanceled();
            foreach (var (_, done) in _pieces.SelectMany(piece => piece.Results)) done.TrySetCanceled();
            Monitor.Pulse(_gate);
        }
    }

    private sealed class Piece
    {
        internal Queue<(T Result, TaskCompletionSource<bool> Done)> Results { get; } = new();

        internal ExceptionDispatchInfo? Error { get; set; }

        internal bool HasEnded { get; set; }
    }
}
