using Amazon.GreengrassV2;
using IoTFleet.Sandbox.IoT;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>A core device: a thing that runs the Greengrass software. There may be a million, so it holds little of its own.</summary>
internal sealed class Device(Thing thing, DeviceModel model, Software software, DateTime provisionedAt) : ITagged
{
    private const int SecondsPerDay = 86_400;
    private static readonly string[] NoGroups = [];
    private DateTime _reportedAt = provisionedAt;

    internal Thing Thing { get; } = thing;

    internal DeviceModel Model { get; } = model;

    internal DateTime ProvisionedAt { get; } = provisionedAt;

    internal Software Software { get; set; } = software;

    /// <summary>What is broken. Replaced, never changed.</summary>
    internal Breakage[] Breakages { get; set; } = [];

    /// <summary>The ARNs of the groups that it once succeeded in a deployment to. Replaced, never changed: devices share it.</summary>
    internal string[] DeployedFrom { get; set; } = NoGroups;

    /// <summary>Until when it is at work on a deployment.</summary>
    internal DateTime BusyUntil { get; set; }

    /// <summary>Since when it is out of reach; the end of time when it is not.</summary>
    internal DateTime DisconnectedAt { get; set; } = DateTime.MaxValue;

    public Dictionary<string, string>? Tags { get; set; }

    internal bool IsConnected => DisconnectedAt == DateTime.MaxValue;

    internal CoreDeviceStatus Status => Breakages.Length == 0 ? CoreDeviceStatus.HEALTHY : CoreDeviceStatus.UNHEALTHY;

    /// <summary>It reports its status out of turn, as when it gets a deployment.</summary>
    internal void Report(DateTime now) => _reportedAt = now;

    /// <summary>
    /// When it last reported its status: every 24 hours at a time of day of its own while it is connected, besides the
    /// reports out of turn.
    /// </summary>
    internal DateTime LastReport(DateTime now)
    {
        var until = IsConnected ? now : DisconnectedAt;
        var daily = until.Date.AddSeconds(Drawn.Number(Thing.Name, SecondsPerDay));
        if (daily > until) daily = daily.AddDays(-1);
        return daily > _reportedAt ? daily : _reportedAt;
    }
}
