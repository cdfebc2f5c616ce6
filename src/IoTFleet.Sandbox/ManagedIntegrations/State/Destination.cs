using Amazon.IoTManagedIntegrations;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>Where notifications go. Its name is its identity.</summary>
internal sealed class Destination
{
    internal required string Name { get; init; }

    internal required string DeliveryArn { get; set; }

    internal required DeliveryDestinationType DeliveryType { get; set; }

    internal required string RoleArn { get; set; }

    internal string? Description { get; set; }

    internal required DateTime CreatedAt { get; init; }

    internal required DateTime UpdatedAt { get; set; }

    internal Dictionary<string, string> Tags { get; init; } = [];
}
