namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>The managed things of an account at a glance.</summary>
public sealed class FleetSummary
{
    /// <summary>How many things there are.</summary>
    public required int ThingCount { get; init; }

    /// <summary>How many of them are controllers.</summary>
    public int ControllerCount => ByRole.TryGetValue("CONTROLLER", out var count) ? count : 0;

    /// <summary>How many of them are devices.</summary>
    public int DeviceCount => ByRole.TryGetValue("DEVICE", out var count) ? count : 0;

    /// <summary>How many of them are activated.</summary>
    public int ActivatedCount => ByStatus.TryGetValue("ACTIVATED", out var count) ? count : 0;

    /// <summary>How many things have each role.</summary>
    public required IReadOnlyDictionary<string, int> ByRole { get; init; }

    /// <summary>How many things have each provisioning status.</summary>
    public required IReadOnlyDictionary<string, int> ByStatus { get; init; }

    /// <summary>How many activated things are connected; null when that was not asked for.</summary>
    public required int? ConnectedCount { get; init; }

    /// <summary>How many activated things are not connected; null when that was not asked for.</summary>
    public int? DisconnectedCount => ConnectedCount is null ? null : Disconnected.Count;

    /// <summary>How many activated things would not tell.</summary>
    public required int UnknownCount { get; init; }

    /// <summary>The activated things that are not connected, with since when and why.</summary>
    public required IReadOnlyList<DisconnectedThing> Disconnected { get; init; }

    /// <summary>The over-the-air tasks that are scheduled or under way, and how far they are.</summary>
    public required IReadOnlyList<OtaTaskProgress> FirmwareTasks { get; init; }

    /// <summary>How many over-the-air tasks are scheduled or under way.</summary>
    public int FirmwareTaskCount => FirmwareTasks.Count;

    /// <summary>How many updates of those tasks failed.</summary>
    public int FailedUpdateCount => FirmwareTasks.Sum(task => task.FailedCount);

    /// <summary>How many over-the-air tasks have each status.</summary>
    public required IReadOnlyDictionary<string, int> TasksByStatus { get; init; }
}
