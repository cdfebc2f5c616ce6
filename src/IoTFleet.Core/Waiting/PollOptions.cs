namespace IoTFleet.Core.Waiting;

/// <summary>How often something is looked at again, and for how long.</summary>
public sealed record PollOptions
{
    /// <summary>The pause before the second look.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause. One that is shorter than <see cref="First" /> makes all pauses that long.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>By how much each pause is longer than the one before; 1 keeps them equal.</summary>
    public double Factor { get; init; } = 1.5;

    /// <summary>After how long the waiting is given up; never when absent. The last pause is cut short to end then.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What tells the time and pauses; the machine's clock when absent.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
