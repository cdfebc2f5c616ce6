namespace IoTFleet.Core.Requests;

/// <summary>
/// Finds the rate of calls that a service takes. There is no limit until a call is throttled. Then calls start at a little
/// less than the rate that got through; it comes back to that, stays near it, and goes on beyond it to see whether the
/// service takes more. All times are seconds on one clock; it is not safe for several threads at once.
/// </summary>
internal sealed class CallRate
{
    // From so much of the rate that got through...
    private const double Cut = 0.85;

    // ...the rate takes so long to come back to it, and as long again to leave it.
    private const double Return = 2;

    // Where nothing is known of the service's rate, it is looked for by doubling.
    private const double DoublingTime = 0.5;

    // After so much doubling the rate is no limit any more, and far from what a double cannot hold.
    private const double LongestDoubling = 15;

    // One throttled call among few says little, so only further ones bring the rate below this.
    private const double Floor = 5;
    private const double Least = 0.1;

    // So many seconds of what got through tell the rate; fewer where the rate doubled meanwhile.
    private const double Memory = 1;
    private const double Recent = 0.25;

    // So many seconds of the rate before count too where little time has passed since it was cut: a few calls are chance.
    private const double Weight = 0.1;

    // Calls that timers let in late, by so many seconds at most, are made up for.
    private const double Lag = 0.05;

    // The rate changes while calls wait, so they look again.
    private const double LongestPause = 0.1;

    private readonly Queue<double> _passed = new();
    private double _start;
    private double _cutAt = double.NegativeInfinity;
    private bool _isSearching;
    private double _allowance;
    private double _allowanceAt;
    private double _heldAt = double.NegativeInfinity;

    /// <summary>How often the rate was cut.</summary>
    internal int Cuts { get; private set; }

    /// <summary>Whether a call was ever throttled.</summary>
    internal bool IsLimiting => Cuts > 0;

    /// <summary>Calls a second that may start now; infinite without a limit.</summary>
    internal double At(double now)
    {
        if (!IsLimiting) return double.PositiveInfinity;
        var calm = now - _cutAt;
        if (_isSearching) return _start * Doubled(calm);

        // A cubic curve: steep far from the rate that got through, flat near it.
        var x = Math.Min(calm / Return, 2) - 1;
        return _start / Cut * (1 + ((1 - Cut) * x * x * x)) * Doubled(calm - (2 * Return));
    }

    /// <summary>Starts a call if one may start now; otherwise tells how long to wait before asking again.</summary>
    internal bool TryStart(double now, out double pause)
    {
        pause = 0;
        if (!IsLimiting) return true;
        var rate = At(now);
        _allowance = Math.Min(_allowance + (rate * (now - _allowanceAt)), Math.Max(1, rate * Lag));
        _allowanceAt = now;
        if (_allowance >= 1)
        {
            _allowance--;
            return true;
        }

        _heldAt = now;
        pause = Math.Min((1 - _allowance) / rate, LongestPause);
        return false;
    }

    /// <summary>A call got through.</summary>
    internal void Passed(double now)
    {
        _passed.Enqueue(now);
        Forget(now);
    }

    /// <summary>A call was throttled.</summary>
    /// <param name="now">The time.</param>
    /// <param name="cuts">What <see cref="Cuts"/> was when the call started: one that started before the last cut tells nothing new.</param>
    internal void Throttled(double now, int cuts)
    {
        if (cuts != Cuts) return;
        Forget(now);
        var rate = At(now);
        double through;
        if (now - _heldAt < Memory)
        {
            var since = Math.Max(_cutAt, now - (_isSearching ? Recent : Memory));
            var count = _passed.Count(time => time > since);
            through = Math.Min(rate, (count + (rate * Weight)) / (now - since + Weight));
            _isSearching = count == 0;
        }
        else
        {
            // Not this limit decided how many calls were made, so what got through may be far from what the service takes.
            through = _passed.Count / Memory;
            _isSearching = true;
        }

        _start = Math.Max(through * Cut, rate > Floor ? Floor : Math.Max(rate / 2, Least));
        _cutAt = _allowanceAt = now;
        _allowance = 0;
        Cuts++;
    }

    private static double Doubled(double seconds) =>
        seconds <= 0 ? 1 : Math.Pow(2, Math.Min(seconds, LongestDoubling) / DoublingTime);

    private void Forget(double now)
    {
        while (_passed.Count > 0 && _passed.Peek() <= now - Memory) _passed.Dequeue();
    }
}
