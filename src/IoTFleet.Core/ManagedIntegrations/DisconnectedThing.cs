using Amazon.IoTManagedIntegrations;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>A managed thing that is not connected.</summary>
/// <param name="ManagedThingId">The thing.</param>
/// <param name="ManagedThingName">The thing's name, if any.</param>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why.</param>
public sealed record DisconnectedThing(string ManagedThingId, string? ManagedThingName, DateTime? Since, DisconnectReasonValue? Reason)
{
    /// <inheritdoc />
    public override string ToString() => ManagedThingName ?? ManagedThingId;
}
