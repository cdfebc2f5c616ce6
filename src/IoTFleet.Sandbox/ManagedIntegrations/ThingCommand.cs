namespace IoTFleet.Sandbox;

/// <summary>A command that a managed thing was sent, and what became of it. The service tells it by notification only.</summary>
public sealed class ThingCommand
{
    internal ThingCommand(string traceId, string managedThingId, DateTime time)
    {
        TraceId = traceId;
        ManagedThingId = managedThingId;
        Time = time;
    }

    /// <summary>What SendManagedThingCommand answered.</summary>
    public string TraceId { get; }

    /// <summary>The managed thing it went to.</summary>
    public string ManagedThingId { get; }

    /// <summary>When, in simulated UTC.</summary>
    public DateTime Time { get; }

    /// <summary>Whether the device did it. A device that cannot be reached does nothing.</summary>
    public bool Succeeded { get; internal set; }

    /// <summary>What its connector said of it, for a device of a third party's cloud.</summary>
    public int? ConnectorStatusCode { get; internal set; }
}
