using IoTFleet.Core.Waiting;

namespace IoTFleet.Core.Requests;

/// <summary>Holds calls back, first come first served, while a service takes fewer of them than are made.</summary>
internal sealed class CallPacer(TimeProvider time)
{
    private readonly object _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CallRate _rate = new();

    /// <summary>Waits until the next call may start. The result goes back with <see cref="Throttled"/>.</summary>
    internal async Task<int> WaitAsync(CancellationToken cancellation)
    {
        lock (_gate)
            if (!_rate.IsLimiting) return _rate.Cuts;

        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            while (true)
            {
                double pause;
                lock (_gate)
                    if (_rate.TryStart(Now(), out pause)) return _rate.Cuts;

                // Rounded up: a timer takes whole milliseconds, and one of zero would spin.
                await time.DelayAsync(TimeSpan.FromMilliseconds(Math.Ceiling(pause * 1000)), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A call got through to the service.</summary>
    internal void Passed()
    {
        lock (_gate) _rate.Passed(Now());
    }

    /// <summary>A call was refused because there were too many.</summary>
    internal void Throttled(int cuts)
    {
        lock (_gate) _rate.Throttled(Now(), cuts);
    }

    private double Now() => time.GetTimestamp() / (double)time.TimestampFrequency;
}
