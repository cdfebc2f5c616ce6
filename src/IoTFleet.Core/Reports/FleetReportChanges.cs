namespace IoTFleet.Core.Reports;

/// <summary>What has changed in a fleet between two reports.</summary>
public sealed record FleetReportChanges
{
    /// <summary>When the earlier report was taken, in UTC.</summary>
    public required DateTime Since { get; init; }

    /// <summary>How the core devices were then; null when that report had none.</summary>
    public HealthCount? Health { get; init; }

    /// <summary>How many managed things there were then; null when that report had none.</summary>
    public int? ManagedThings { get; init; }

    /// <summary>The changes, by what they are about.</summary>
    public IReadOnlyList<FleetReportChange> Items { get; init; } = [];
}
