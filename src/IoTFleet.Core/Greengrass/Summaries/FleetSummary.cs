using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass.Summaries;

/// <summary>A fleet of core devices in figures.</summary>
public sealed class FleetSummary
{
    private const int ShownStale = 5;

    private FleetSummary()
    {
    }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The thing group that it is about, or null for all core devices.</summary>
    public string? ThingGroup { get; init; }

    /// <summary>How many core devices there are.</summary>
    public required int Devices { get; init; }

    /// <summary>How many say that they are healthy and have reported of late.</summary>
    public required int Healthy { get; init; }

    /// <summary>How many say that they are not, and have reported of late.</summary>
    public required int Unhealthy { get; init; }

    /// <summary>How many have not reported for longer than a healthy device does.</summary>
    public int Stale => StaleDevices.Count;

    /// <summary>The devices by version of the nucleus; empty when they were not asked.</summary>
    public required IReadOnlyList<FleetCount> NucleusVersions { get; init; }

    /// <summary>The devices by operating system and architecture.</summary>
    public required IReadOnlyList<FleetCount> Platforms { get; init; }

    /// <summary>The devices by runtime of the nucleus.</summary>
    public required IReadOnlyList<FleetCount> Runtimes { get; init; }

    /// <summary>The names of the unhealthy devices.</summary>
    public required IReadOnlyList<string> UnhealthyDevices { get; init; }

    /// <summary>The stale devices, the longest silent first.</summary>
    public required IReadOnlyList<StaleDevice> StaleDevices { get; init; }

    /// <summary>The components that are broken, the one that is broken on most devices first.</summary>
    public required IReadOnlyList<BrokenComponent> BrokenComponents { get; init; }

    /// <summary>What could not be read.</summary>
    public required IReadOnlyList<string> CannotSee { get; init; }

    /// <summary>When the figures were read.</summary>
    public required DateTime CheckedAt { get; init; }

    /// <summary>The health in a line.</summary>
    public string Health => $"{Devices}: {Healthy} healthy, {Unhealthy} unhealthy, {Stale} stale";

    /// <summary>The nucleus versions in a line.</summary>
    public string Nucleus => FleetCount.Line(NucleusVersions);

    /// <summary>The platforms in a line.</summary>
    public string Platform => FleetCount.Line(Platforms);

    /// <summary>The broken components, line by line.</summary>
    public string Broken => string.Join(Environment.NewLine, BrokenComponents.Select(c => c.ToString()));

    /// <summary>The devices that have been silent longest, line by line.</summary>
    public string Silent => string.Join(
        Environment.NewLine,
        StaleDevices.Take(ShownStale).Select(d => d.LastReported is { } time ? FormattableString.Invariant($"{d.CoreDeviceThingName} since {time:yyyy-MM-dd HH:mm} UTC") : d.CoreDeviceThingName)
            .Concat(Stale > ShownStale ? [$"and {Stale - ShownStale} more"] : []));

    /// <summary>Where and the health.</summary>
    public override string ToString() => $"{ThingGroup ?? Region}: {Health}";

    /// <summary>Sums up a fleet.</summary>
    public static async Task<FleetSummary> ReadAsync(FleetSession session, FleetSummaryOptions options, CancellationToken cancellation)
    {
        var devices = new List<CoreDevice>();
        var query = new CoreDeviceQuery { MemberOf = options.ThingGroup };
        await foreach (var page in CoreDevices.ListAsync(session, query, options.ThrottleLimit, cancellation).ConfigureAwait(false))
        {
            devices.AddRange(page);
            options.Progress?.Invoke(new RolloutProgress("Listing devices", devices.Count, null));
        }

        var now = options.UtcNow();
        var cannotSee = new List<string>();
        var health = devices.ToLookup(d => DeviceHealths.Of(d.Status, d.LastStatusUpdateTimestamp, now, options.StaleAfter));
        var unhealthy = devices.Where(d => d.Status == CoreDeviceStatus.UNHEALTHY).ToList();
        return new FleetSummary
        {
            Region = session.Region,
            ThingGroup = options.ThingGroup,
            Devices = devices.Count,
            Healthy = health[DeviceHealth.Healthy].Count(),
            Unhealthy = health[DeviceHealth.Unhealthy].Count(),
            NucleusVersions = options.WithoutNucleus ? [] : FleetCount.Of(await NucleusAsync(session, devices, options, cannotSee, cancellation).ConfigureAwait(false)),
            Platforms = FleetCount.Of(devices.Select(d => $"{d.Platform}/{d.Architecture}")),
            Runtimes = FleetCount.Of(devices.Select(d => d.Runtime)),
            UnhealthyDevices = unhealthy.ConvertAll(d => d.CoreDeviceThingName),
            StaleDevices = [.. health[DeviceHealth.Stale]
                .Select(d => new StaleDevice(d.CoreDeviceThingName, d.Status?.Value, d.LastStatusUpdateTimestamp, now - d.LastStatusUpdateTimestamp))
                .OrderBy(d => d.LastReported)],
            BrokenComponents = await BrokenAsync(session, unhealthy, options, cannotSee, cancellation).ConfigureAwait(false),
            CannotSee = cannotSee,
            CheckedAt = now,
        };
    }

    private static async Task<IReadOnlyList<string?>> NucleusAsync(
        FleetSession session, List<CoreDevice> devices, FleetSummaryOptions options, List<string> cannotSee, CancellationToken cancellation)
    {
        var versions = new List<string?>();
        var details = Overlap.SelectAsync<CoreDevice, GetCoreDeviceResponse>(
            devices,
            options.ThrottleLimit,
            async (device, stop) => await session.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = device.CoreDeviceThingName }, stop).ConfigureAwait(false),
            cancellation);
        await foreach (var outcomes in details.ConfigureAwait(false))
        {
            foreach (var outcome in outcomes)
            {
                if (outcome.Error is { } error) cannotSee.Add($"the nucleus of {outcome.Input.CoreDeviceThingName}: {error.Message}");
                versions.Add(outcome.Value?.CoreVersion);
            }

            options.Progress?.Invoke(new RolloutProgress("Reading nucleus versions", versions.Count, devices.Count));
        }

        return versions;
    }

    // A device is unhealthy when a component is broken on it, so that the others need not be asked.
    private static async Task<IReadOnlyList<BrokenComponent>> BrokenAsync(
        FleetSession session, List<CoreDevice> unhealthy, FleetSummaryOptions options, List<string> cannotSee, CancellationToken cancellation)
    {
        var broken = new List<(string Device, InstalledComponent Component)>();
        var lists = Overlap.SelectAsync<CoreDevice, IReadOnlyList<InstalledComponent>>(unhealthy, options.ThrottleLimit, (device, stop) => InstalledComponents.ReadAsync(session, device.CoreDeviceThingName, stop), cancellation);
        var done = 0;
        await foreach (var outcomes in lists.ConfigureAwait(false))
        {
            foreach (var outcome in outcomes)
            {
                if (outcome.Error is { } error) cannotSee.Add($"the components of {outcome.Input.CoreDeviceThingName}: {error.Message}");
                broken.AddRange((outcome.Value ?? []).Where(InstalledComponents.IsBroken).Select(c => (outcome.Input.CoreDeviceThingName, c)));
            }

            options.Progress?.Invoke(new RolloutProgress("Reading broken components", done += outcomes.Count, unhealthy.Count));
        }

        return BrokenComponent.Of(broken);
    }
}
