using System.Diagnostics;

namespace IoTFleet.Core.Requests;

/// <summary>
/// Finds the rate that a service takes. Calls go out unhindered until one is throttled; from then on they start one after
/// the other at the rate that gets through, which grows while nothing is throttled and falls when something is.
/// </summary>
internal sealed class ServicePacer
{
    // What got through in this many seconds before a call was throttled tells the service's rate.
    private const double Window = 0.25;
    private const double FallShare = 0.95;
    private readonly object _gate = new();
    private readonly Queue<double> _successes = new();
    private double _base;
    private double _baseTime;
    private double _nextStart;

    /// <summary>Waits until the next call may start.</summary>
    internal Task WaitAsync(CancellationToken cancellation)
    {
        double delay;
        lock (_gate)
        {
            if (_base == 0) return Task.CompletedTask;
            var now = Now();
            var start = Math.Max(now, _nextStart);
            _nextStart = start + (1 / Rate(now));
            delay = start - now;
        }

        return delay <= 0 ? Task.CompletedTask : Task.Delay(TimeSpan.FromSeconds(delay), cancellation);
    }

    internal void Succeeded()
    {
        lock (_gate)
        {
            var now = Now();
            _successes.Enqueue(now);
            Forget(now);
        }
    }

    internal void Throttled()
    {
        lock (_gate)
        {
            // Calls that were sent before the last fall tell nothing new.
            var now = Now();
            if (_base != 0 && now - _baseTime < Window) return;
            Forget(now);
            var through = Math.Max(1, _successes.Count / Window);
            _base = _base == 0 ? through : Math.Min(through, Rate(now) * FallShare);
            _baseTime = now;
            _nextStart = Math.Max(now, _nextStart);
        }
    }

    // Slowly at first, where the service's rate probably is, then faster: it may have been one bad moment.
    private double Rate(double now)
    {
        var calm = now - _baseTime;
        return _base * (1 + (0.01 * calm) + (0.002 * calm * calm));
    }

    private void Forget(double now)
    {
        while (_successes.Count > 0 && _successes.Peek() < now - Window) _successes.Dequeue();
    }

    private static double Now() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
}
