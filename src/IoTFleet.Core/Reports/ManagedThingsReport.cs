using IoTFleet.Core.Greengrass.Summaries;

namespace IoTFleet.Core.Reports;

/// <summary>The managed things of a report, and the firmware tasks of the account.</summary>
public sealed record ManagedThingsReport
{
    /// <summary>How many things there are.</summary>
    public required int Total { get; init; }

    /// <summary>The things by role.</summary>
    public IReadOnlyList<FleetCount> Roles { get; init; } = [];

    /// <summary>The things by provisioning status.</summary>
    public IReadOnlyList<FleetCount> ProvisioningStatuses { get; init; } = [];

    /// <summary>The things by connectivity. Empty in a quick report.</summary>
    public IReadOnlyList<FleetCount> Connectivity { get; init; } = [];

    /// <summary>Every thing.</summary>
    public IReadOnlyList<ManagedThingReport> Things { get; init; } = [];

    /// <summary>The firmware tasks that are scheduled or under way, and the latest of those that are over.</summary>
    public IReadOnlyList<FirmwareTaskReport> FirmwareTasks { get; init; } = [];

    /// <summary>How many older firmware tasks, which are over, are not among them.</summary>
    public int OlderFirmwareTasks { get; init; }
}
