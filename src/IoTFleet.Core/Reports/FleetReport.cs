using System.Text.Json.Serialization;
using IoTFleet.Core.Greengrass.Summaries;

namespace IoTFleet.Core.Reports;

/// <summary>The state of a fleet at one time: what the report's page shows, and what is written beside it as JSON.</summary>
public sealed record FleetReport
{
    /// <summary>The form of the JSON that this version writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The form of the JSON.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>When it was taken, in UTC.</summary>
    public required DateTime TakenAt { get; init; }

    /// <summary>The account's number, as the ARNs of its resources name it; "unknown" where none was seen.</summary>
    public required string Account { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The command line that repeats it.</summary>
    public string? Command { get; init; }

    /// <summary>Whether it is about chosen devices and things, and not about all of the account.</summary>
    public bool IsSelection { get; init; }

    /// <summary>Whether what costs a call for every healthy device was left out.</summary>
    public bool IsQuick { get; init; }

    /// <summary>After how many hours without a report a core device is stale.</summary>
    public double StaleAfterHours { get; init; }

    /// <summary>The core devices; null when the report is not about any, or they could not be read.</summary>
    public GreengrassReport? Greengrass { get; init; }

    /// <summary>The managed things; null when the report is not about any, or they could not be read.</summary>
    public ManagedThingsReport? ManagedThings { get; init; }

    /// <summary>What could not be seen, and why.</summary>
    public IReadOnlyList<string> CannotSee { get; init; } = [];

    /// <summary>What has changed since an earlier report; null when it was compared with none.</summary>
    public FleetReportChanges? Changes { get; init; }

    /// <summary>How the core devices are, in a line.</summary>
    [JsonIgnore]
    public string? Devices => Greengrass?.Health is { } h ? $"{h.Total}: {h.Healthy} healthy, {h.Unhealthy} unhealthy, {h.Stale} stale" : null;

    /// <summary>How the deployments of thing groups went, line by line.</summary>
    [JsonIgnore]
    public string? Deployments => Lines(Greengrass?.Rollouts.Select(r => r.ToString()));

    /// <summary>The components that are broken, line by line.</summary>
    [JsonIgnore]
    public string? Broken => Lines(Greengrass?.BrokenComponents.Select(b => b.ToString()));

    /// <summary>How the managed things are, line by line.</summary>
    [JsonIgnore]
    public string? Things => ManagedThings is { } m ? Lines(new[] { m.Roles, m.ProvisioningStatuses, m.Connectivity }.Where(c => c.Count > 0).Select(FleetCount.Line)) : null;

    /// <summary>What has changed since the earlier report, in a line.</summary>
    [JsonIgnore]
    public string? Changed => Changes is { } c ? FormattableString.Invariant($"{c.Items.Count} changes since {c.Since:yyyy-MM-dd HH:mm} UTC") : null;

    /// <summary>What could not be seen, line by line.</summary>
    [JsonIgnore]
    public string? NotSeen => Lines(CannotSee);

    /// <summary>Where, when and how many.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Region} at {TakenAt:yyyy-MM-dd HH:mm} UTC: {Greengrass?.Health.Total ?? 0} core devices, {ManagedThings?.Total ?? 0} managed things");

    private static string? Lines(IEnumerable<string>? lines) => lines is null ? null : string.Join(Environment.NewLine, lines) is { Length: > 0 } text ? text : null;
}
