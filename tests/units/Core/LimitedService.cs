using IoTFleet.Core.Requests;

namespace IoTFleet.Tests.Core;

/// <summary>
/// A service that takes so many calls a second, and callers that repeat what it refuses, on a clock of their own: a minute
/// passes in an instant, and the same way every time.
/// </summary>
internal sealed class LimitedService(CallRate rate)
{
    // Timers are no more exact than this.
    private const double Timer = 0.001;

    private readonly PriorityQueue<int, (double Time, int Number)> _underWay = new();
    private double _tokens = double.MaxValue;
    private double _tokensAt;

    /// <summary>How many calls a second it takes, at a time.</summary>
    public Func<double, double> Limit { get; init; } = _ => double.PositiveInfinity;

    /// <summary>How many seconds' worth of calls it takes at once after a pause.</summary>
    public double Burst { get; init; } = 1;

    /// <summary>Seconds from a call's start to its answer.</summary>
    public double Latency { get; init; } = 0.05;

    public double Now { get; private set; }

    public int Sent { get; private set; }

    public int Refused { get; private set; }

    public double RefusedShare => Refused / (double)Sent;

    /// <summary>Makes calls, so many at once, until all have got through; the seconds that took.</summary>
    public double Make(int calls, int atOnce)
    {
        var begin = Now;
        var waiting = Math.Min(atOnce, calls);
        var left = calls - waiting;
        var nextAsk = Now;
        for (var done = 0; done < calls;)
        {
            if (waiting > 0 && (!_underWay.TryPeek(out _, out var first) || nextAsk <= first.Time))
            {
                Now = Math.Max(Now, nextAsk);
                if (rate.TryStart(Now, out var pause))
                {
                    waiting--;
                    _underWay.Enqueue(rate.Cuts, (Now + Latency, Sent++));
                }

                nextAsk = Now + (Math.Ceiling(pause / Timer) * Timer);
                continue;
            }

            _underWay.TryDequeue(out var cuts, out var answered);
            Now = answered.Time;
            nextAsk = Math.Max(nextAsk, Now);
            if (Takes())
            {
                rate.Passed(Now);
                done++;
                if (left == 0) continue;
                left--;
            }
            else
            {
                rate.Throttled(Now, cuts);
                Refused++;
            }

            waiting++;
        }

        return Now - begin;
    }

    /// <summary>Nothing happens for so many seconds.</summary>
    public void Rest(double seconds) => Now += seconds;

    private bool Takes()
    {
        var limit = Limit(Now);
        if (double.IsPositiveInfinity(limit) || limit == 0) return limit > 0;
        _tokens = Math.Min(Math.Max(1, limit * Burst), _tokens + ((Now - _tokensAt) * limit));
        _tokensAt = Now;
        if (_tokens < 1) return false;
        _tokens--;
        return true;
    }
}
