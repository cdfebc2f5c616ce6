namespace IoTFleet.Core.Greengrass.Rollouts;

/// <summary>How rollouts are read.</summary>
public sealed record RolloutOptions
{
    /// <summary>After how long without a report a device is stale. A healthy one reports once in 24 hours.</summary>
    public static TimeSpan DefaultStaleAfter { get; } = TimeSpan.FromHours(25);

    /// <summary>How many devices are asked at once, over all rollouts that are read.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>After how long without a report a device is stale.</summary>
    public TimeSpan StaleAfter { get; init; } = DefaultStaleAfter;

    /// <summary>Tells the time where the fleet is.</summary>
    public Func<DateTime> UtcNow { get; init; } = () => DateTime.UtcNow;
}
