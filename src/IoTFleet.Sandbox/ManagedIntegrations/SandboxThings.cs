using Amazon.IoTManagedIntegrations;
using Amazon.Runtime;
using IoTFleet.Sandbox.ManagedIntegrations;
using IoTFleet.Sandbox.ManagedIntegrations.Capabilities;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox;

/// <summary>Steers the managed things of a sandbox: what devices, end users and third parties do by themselves in the real fleet.</summary>
public sealed class SandboxThings
{
    private readonly object _gate;
    private readonly World _world;

    internal SandboxThings(object gate, World world)
    {
        _gate = gate;
        _world = world;
    }

    /// <summary>The last 10,000 commands that things were sent, oldest first.</summary>
    public IReadOnlyList<ThingCommand> Commands => Read(s => s.Commands.ToArray());

    /// <summary>The last 10,000 notifications that went to a destination, oldest first.</summary>
    public IReadOnlyList<ThingNotification> Notifications => Read(s => s.Notifications.ToArray());

    /// <summary>Takes a thing off line. The devices of a controller are off line with it.</summary>
    /// <param name="thingId">The managed thing.</param>
    /// <param name="reason">The reason that the service gives.</param>
    public void Disconnect(string thingId, string reason = "CONNECTION_LOST") =>
        Do(s => s.Disconnect(s.SteeredThing(thingId), DisconnectReasonValue.FindValue(reason)));

    /// <summary>Brings a thing back on line.</summary>
    public void Connect(string thingId) => Do(s => s.Connect(s.SteeredThing(thingId)));

    /// <summary>Lets a device change by itself, as somebody at its switch does.</summary>
    /// <param name="thingId">The managed thing.</param>
    /// <param name="endpoint">The endpoint's identifier.</param>
    /// <param name="capability">The capability, such as matter.OnOff.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="value">Its new value: a boolean, number or string.</param>
    public void SetProperty(string thingId, string endpoint, string capability, string property, object value) =>
        Do(s => s.SetProperty(thingId, endpoint, capability, property, Json.Of(value)));

    /// <summary>Lets the next firmware updates of a thing end badly.</summary>
    /// <param name="thingId">The managed thing.</param>
    /// <param name="status">How they end: FAILED, REJECTED or TIMED_OUT.</param>
    /// <param name="times">How many updates; retries count.</param>
    public void FailNextUpdate(string thingId, string status = "FAILED", int times = 1)
    {
        if (status is not ("FAILED" or "REJECTED" or "TIMED_OUT")) throw new ArgumentException("An update ends badly as FAILED, REJECTED or TIMED_OUT.", nameof(status));
        Do(s => s.PlanUpdates(s.SteeredThing(thingId).Id, OtaTaskExecutionStatus.FindValue(status), times));
    }

    /// <summary>Says how many devices there are for a discovery to find, instead of those that the sandbox thinks up.</summary>
    /// <param name="finderId">The controller or, for a discovery of the type CLOUD, the account association.</param>
    /// <param name="discoveryType">The type of discovery, such as ZIGBEE.</param>
    /// <param name="count">How many devices; 0 lets the discovery time out.</param>
    public void PlaceDevices(string finderId, string discoveryType, int count) =>
        Do(s => s.PlaceDevices(finderId, DiscoveryType.FindValue(discoveryType), count));

    /// <summary>Lets the next discovery of a controller or an account association fail.</summary>
    public void FailNextDiscovery(string finderId) => Do(s => s.FailNextDiscovery(finderId));

    /// <summary>Lets the next creation or deletion of a provisioning profile fail.</summary>
    public void FailNextProvisioningProfile() => Do(s => s.FailNextProvisioningProfile = true);

    /// <summary>Lets the next end user who is asked to sign in decline.</summary>
    public void FailNextAccountLink() => Do(s => s.FailNextAccountLink = true);

    /// <summary>Lets the refresh token of an account association expire.</summary>
    public void ExpireRefreshToken(string accountAssociationId) => Do(s => s.ExpireRefreshToken(accountAssociationId));

    /// <summary>Lets the next change of the default encryption fail.</summary>
    public void FailNextEncryptionUpdate() => Do(s => s.FailNextEncryptionUpdate = true);

    /// <summary>Says how many of a resource there may be.</summary>
    /// <param name="resource">The noun of its operations in the plural, such as ManagedThings or CredentialLockers.</param>
    /// <param name="limit">How many; null for no limit.</param>
    public void SetQuota(string resource, int? limit) => Do(s => s.Quotas.Set(resource, limit));

    private void Do(Action<ManagedIntegrationsService> action) => Read(service =>
    {
        action(service);
        return true;
    });

    // Between two requests, at the present simulated time.
    private T Read<T>(Func<ManagedIntegrationsService, T> read)
    {
        lock (_gate)
        {
            _world.Advance();
            try
            {
                return read(_world.ManagedIntegrations);
            }
            catch (AmazonServiceException e)
            {
                // The service's words fit; its exception is for its clients.
                throw new ArgumentException(e.Message, e);
            }
        }
    }
}
