using Amazon.IoTManagedIntegrations;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>Which destination the events of one type go to. There is at most one for each type.</summary>
internal sealed class NotificationConfiguration
{
    internal required EventType EventType { get; init; }

    internal required string DestinationName { get; set; }

    internal required DateTime CreatedAt { get; init; }

    internal required DateTime UpdatedAt { get; set; }

    internal Dictionary<string, string> Tags { get; init; } = [];
}
