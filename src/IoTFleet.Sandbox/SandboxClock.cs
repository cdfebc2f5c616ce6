namespace IoTFleet.Sandbox;

/// <summary>The sandbox's time: the real one, sped up, and skipped ahead where a test asks for it.</summary>
public sealed class SandboxClock
{
    private readonly TimeProvider _real;
    private readonly double _speed;
    private readonly DateTimeOffset _start;
    private readonly long _startStamp;
    private long _skippedTicks;

    internal SandboxClock(TimeProvider real, double speed, DateTime? start = null)
    {
        if (speed < 0 || double.IsNaN(speed)) throw new ArgumentOutOfRangeException(nameof(speed), "The sandbox's time cannot run backwards.");
        _real = real;
        _speed = speed;
        _start = start is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : real.GetUtcNow();
        _startStamp = real.GetTimestamp();
    }

    /// <summary>The simulated time, in UTC.</summary>
    public DateTime UtcNow =>
        _start.UtcDateTime.AddTicks((long)(_real.GetElapsedTime(_startStamp).Ticks * _speed) + Interlocked.Read(ref _skippedTicks));

    /// <summary>Skips ahead at once.</summary>
    /// <param name="time">How far; not negative.</param>
    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(time), "The sandbox's time cannot run backwards.");
        Interlocked.Add(ref _skippedTicks, time.Ticks);
    }
}
