using IoTFleet.Core.Greengrass.Rollouts;

namespace IoTFleet.Core.Reports;

/// <summary>What a report is about, and how it is read.</summary>
public sealed record FleetReportOptions
{
    /// <summary>The names of the core devices that it is about. With this and ManagedThings null it is about all of the account.</summary>
    public IReadOnlyCollection<string>? CoreDevices { get; init; }

    /// <summary>The ids of the managed things that it is about.</summary>
    public IReadOnlyCollection<string>? ManagedThings { get; init; }

    /// <summary>How many calls run at once, to each of the two services.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>After how long without a report a device is stale.</summary>
    public TimeSpan StaleAfter { get; init; } = RolloutOptions.DefaultStaleAfter;

    /// <summary>Whether what costs a call for every device is left out: nucleus versions, the components of healthy devices, drift and connectivity.</summary>
    public bool IsQuick { get; init; }

    /// <summary>The command line that repeats the report.</summary>
    public string? Command { get; init; }

    /// <summary>Tells the time where the fleet is.</summary>
    public Func<DateTime> UtcNow { get; init; } = () => DateTime.UtcNow;

    /// <summary>Is told how far the reading of core devices is; from any thread.</summary>
    public Action<RolloutProgress> Progress { get; init; } = _ => { };

    /// <summary>Is told how far the reading of managed things is; from any thread.</summary>
    public Action<RolloutProgress> ThingProgress { get; init; } = _ => { };

    internal bool IsSelection => CoreDevices is not null || ManagedThings is not null;
}
