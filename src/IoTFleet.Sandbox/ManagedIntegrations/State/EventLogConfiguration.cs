using Amazon.IoTManagedIntegrations;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>How much is logged of a type of resource, or of one resource.</summary>
internal sealed class EventLogConfiguration
{
    internal required string Id { get; init; }

    internal required string ResourceType { get; init; }

    internal string? ResourceId { get; init; }

    internal required LogLevel Level { get; set; }
}
