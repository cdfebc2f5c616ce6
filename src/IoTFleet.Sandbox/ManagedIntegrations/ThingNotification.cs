namespace IoTFleet.Sandbox;

/// <summary>An event that managed integrations sent to the destination of a notification configuration.</summary>
public sealed class ThingNotification
{
    internal ThingNotification(DateTime time, string eventType, string destination, string resource, string message)
    {
        Time = time;
        EventType = eventType;
        Destination = destination;
        Resource = resource;
        Message = message;
    }

    /// <summary>When, in simulated UTC.</summary>
    public DateTime Time { get; }

    /// <summary>The type of the event, such as DEVICE_LIFE_CYCLE.</summary>
    public string EventType { get; }

    /// <summary>The name of the destination.</summary>
    public string Destination { get; }

    /// <summary>The identifier of what it is about.</summary>
    public string Resource { get; }

    /// <summary>What happened.</summary>
    public string Message { get; }
}
