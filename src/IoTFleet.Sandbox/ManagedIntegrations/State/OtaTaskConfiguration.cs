using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>How firmware tasks are rolled out, aborted and timed out.</summary>
internal sealed class OtaTaskConfiguration
{
    internal required string Id { get; init; }

    internal string? Name { get; init; }

    internal string? Description { get; init; }

    internal PushConfig? Push { get; init; }

    internal required DateTime CreatedAt { get; init; }
}
