using Amazon.IoTManagedIntegrations.Model;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>One capability of one endpoint of a managed thing.</summary>
public sealed class ManagedThingCapability
{
    /// <summary>The thing.</summary>
    public required string ManagedThingId { get; init; }

    /// <summary>The thing's name, where it is known.</summary>
    public string? ManagedThingName { get; init; }

    /// <summary>The endpoint of the thing.</summary>
    public required string EndpointId { get; init; }

    /// <summary>What kind of device the endpoint is.</summary>
    public required IReadOnlyList<string> DeviceType { get; init; }

    /// <summary>The capability, such as matter.OnOff.</summary>
    public required string Capability { get; init; }

    /// <summary>The capability with the version of its schema, such as matter.OnOff@1.4.</summary>
    public required string CapabilityId { get; init; }

    /// <summary>What the capability is called.</summary>
    public required string CapabilityName { get; init; }

    /// <summary>The capability's version.</summary>
    public required string Version { get; init; }

    /// <summary>The properties that its state has.</summary>
    public required IReadOnlyList<string> Property { get; init; }

    /// <summary>The actions that commands can ask for.</summary>
    public required IReadOnlyList<string> Action { get; init; }

    /// <summary>The events that it tells of.</summary>
    public required IReadOnlyList<string> Event { get; init; }

    /// <summary>The capabilities that a report holds, one after the other.</summary>
    /// <param name="thingId">The thing.</param>
    /// <param name="thingName">The thing's name, where it is known.</param>
    /// <param name="report">Its report; null when it has none yet.</param>
    public static IEnumerable<ManagedThingCapability> Of(string thingId, string? thingName, CapabilityReport? report) =>
        from endpoint in report?.Endpoints ?? []
        from capability in endpoint.Capabilities ?? []
        select new ManagedThingCapability
        {
            ManagedThingId = thingId,
            ManagedThingName = thingName,
            EndpointId = endpoint.Id,
            DeviceType = endpoint.DeviceTypes ?? [],
            Capability = capability.Id.Split('@')[0],
            CapabilityId = capability.Id,
            CapabilityName = capability.Name,
            Version = capability.Version,
            Property = capability.Properties ?? [],
            Action = capability.Actions ?? [],
            Event = capability.Events ?? [],
        };
}
