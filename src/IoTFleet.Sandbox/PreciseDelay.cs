using System.Diagnostics;

namespace IoTFleet.Sandbox;

/// <summary>
/// Waits to the millisecond. .NET's own timers go by a clock of 4 to 16 ms a step and fire after the time: what should answer
/// within 50 ms would take 52 to 60.
/// </summary>
internal static class PreciseDelay
{
    private const int IdleMilliseconds = 1000;
    private static readonly object Gate = new();
    private static readonly SortedDictionary<(long Due, long Number), TaskCompletionSource<bool>> Waiting = new();
    private static long _number;
    private static bool _runs;

    /// <summary>Ends after the time.</summary>
    /// <param name="time">How long from now.</param>
    /// <param name="cancellation">Ends the wait at once.</param>
    internal static async Task Of(TimeSpan time, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var due = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        lock (Gate)
        {
            Waiting.Add((due, _number++), done);
            if (_runs) Monitor.Pulse(Gate);
            else new Thread(Run) { IsBackground = true, Name = "Sandbox delays" }.Start();
            _runs = true;
        }

        using (cancellation.Register(() => done.TrySetCanceled(cancellation))) await done.Task.ConfigureAwait(false);
    }

    // A thread that sleeps is woken to the millisecond. It ends when nobody waits any more.
    private static void Run()
    {
        lock (Gate)
            while (true)
            {
                if (Waiting.Count == 0)
                {
                    if (Monitor.Wait(Gate, IdleMilliseconds)) continue;
                    if (Waiting.Count > 0) continue;
                    _runs = false;
                    return;
                }

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
    }
}
