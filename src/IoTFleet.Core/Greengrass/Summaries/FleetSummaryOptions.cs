namespace IoTFleet.Core.Greengrass.Summaries;

/// <summary>How a fleet is summed up.</summary>
public sealed record FleetSummaryOptions
{
    /// <summary>The thing group whose members are the fleet; all core devices when absent.</summary>
    public string? ThingGroup { get; init; }

    /// <summary>How many devices are asked at once.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>After how long without a report a device is stale.</summary>
    public TimeSpan StaleAfter { get; init; } = Rollouts.RolloutOptions.DefaultStaleAfter;

    /// <summary>Whether nucleus versions are left out, which cost a call for every device.</summary>
    public bool WithoutNucleus { get; init; }

    /// <summary>Tells the time where the fleet is.</summary>
    public Func<DateTime> UtcNow { get; init; } = () => DateTime.UtcNow;

    /// <summary>Is told how far the reading is.</summary>
    public Action<Rollouts.RolloutProgress>? Progress { get; init; }
}
