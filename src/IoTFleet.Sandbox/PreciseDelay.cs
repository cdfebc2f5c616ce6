using System.Diagnostics;

namespace IoTFleet.Sandbox;

/// <summary>
/// Waits to the millisecond. .NET's own timers go by a clock of 4 to 16 ms a step: many answers at once that should take 50 ms
/// would take 52.
/// </summary>
internal static class PreciseDelay
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly object Gate = new();
    private static readonly SortedDictionary<(long Due, long Number), TaskCompletionSource<bool>> Waiting = new();
    private static long _number;
    private static bool _runs;

    /// <summary>Ends after the time.</summary>
    /// <param name="time">How long from now.</param>
    /// <param name="cancellation">Ends the wait at once.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    internal static async Task Of(TimeSpan time, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var due = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var key = (due, Interlocked.Increment(ref _number));
        lock (Gate)
        {
            Waiting.Add(key, done);
            if (_runs) Monitor.Pulse(Gate);
            else new Thread(Run) { IsBackground = true, Name = "Sandbox delays" }.Start();
            _runs = true;
        }

        using (cancellation.Register(() => Cancel(key, done, cancellation))) await done.Task.ConfigureAwait(false);
    }

    private static void Cancel((long, long) key, TaskCompletionSource<bool> done, CancellationToken cancellation)
    {
        lock (Gate) Waiting.Remove(key);
        done.TrySetCanceled(cancellation);
    }

    // A thread that sleeps is woken to the millisecond. It ends when nobody has waited for a while.
    private static void Run()
    {
        lock (Gate)
        {
            while (Waiting.Count > 0 || Monitor.Wait(Gate, Idle) || Waiting.Count > 0)
            {
                if (Waiting.Count == 0) continue;
                var first = Waiting.First();
                var left = Math.Round((first.Key.Due - Stopwatch.GetTimestamp()) * 1000.0 / Stopwatch.Frequency);
                if (left > 0)
                {
                    Monitor.Wait(Gate, (int)Math.Min(left, int.MaxValue));
                    continue;
                }

                Waiting.Remove(first.Key);
                first.Value.TrySetResult(true);
            }

            _runs = false;
        }
    }
}
