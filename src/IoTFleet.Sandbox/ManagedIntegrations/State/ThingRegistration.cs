using Amazon.IoTManagedIntegrations;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>A managed thing registered with an account association: the two together make a cloud device reachable.</summary>
internal sealed class ThingRegistration(string managedThingId, string accountAssociationId)
{
    internal string ManagedThingId { get; } = managedThingId;

    internal string AccountAssociationId { get; } = accountAssociationId;

    internal ManagedThingAssociationStatus Status { get; set; } = ManagedThingAssociationStatus.PRE_ASSOCIATED;

    internal string Key => KeyOf(ManagedThingId, AccountAssociationId);

    internal static string KeyOf(string managedThingId, string accountAssociationId) => $"{managedThingId} {accountAssociationId}";
}
