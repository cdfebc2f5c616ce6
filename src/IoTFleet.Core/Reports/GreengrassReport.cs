using IoTFleet.Core.Greengrass.Summaries;

namespace IoTFleet.Core.Reports;

/// <summary>The core devices of a report.</summary>
public sealed record GreengrassReport
{
    /// <summary>How the devices are.</summary>
    public required HealthCount Health { get; init; }

    /// <summary>How the devices of each thing group are, those of child groups included, the largest group first. Empty where AWS IoT may not be asked.</summary>
    public IReadOnlyList<HealthCount> Groups { get; init; } = [];

    /// <summary>How the devices are by operating system and architecture.</summary>
    public IReadOnlyList<HealthCount> Platforms { get; init; } = [];

    /// <summary>How the devices are by version of the nucleus. Empty in a quick report.</summary>
    public IReadOnlyList<HealthCount> NucleusVersions { get; init; } = [];

    /// <summary>How the devices are by runtime of the nucleus.</summary>
    public IReadOnlyList<HealthCount> Runtimes { get; init; } = [];

    /// <summary>How long ago the devices last reported, the shortest time first.</summary>
    public IReadOnlyList<AgeBand> Ages { get; init; } = [];

    /// <summary>The components that are installed, by version. A quick report has those of unhealthy devices only.</summary>
    public IReadOnlyList<ComponentReport> Components { get; init; } = [];

    /// <summary>The components that are broken, with where and what the devices say of it; the one that is broken on most devices first.</summary>
    public IReadOnlyList<BrokenComponent> BrokenComponents { get; init; } = [];

    /// <summary>What became of each thing group's latest deployment.</summary>
    public IReadOnlyList<RolloutReport> Rollouts { get; init; } = [];

    /// <summary>Where devices do not have installed what a deployment to their group says. Null in a quick report.</summary>
    public IReadOnlyList<DriftReport>? Drift { get; init; }

    /// <summary>Every device.</summary>
    public IReadOnlyList<DeviceReport> Devices { get; init; } = [];
}
