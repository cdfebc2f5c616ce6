using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.Protocol;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

/// <summary>Managed integrations for AWS IoT Device Management.</summary>
internal sealed partial class ManagedIntegrationsService(World world) : IoTManagedIntegrationsOperations
{
    private const int KeptNotifications = 10_000;
    private readonly Timeline _timeline = new(world.Clock.UtcNow);
    private readonly Ids _ids = new(world.Options.Seed);
    private readonly Queue<ThingNotification> _notifications = new();

    /// <summary>How many there may be of each resource, by the noun of its operations in the plural, such as ManagedThings.</summary>
    internal Quotas Quotas { get; } = new();

    /// <summary>What went to the destinations of notifications, oldest first.</summary>
    internal IEnumerable<ThingNotification> Notifications => _notifications;

    private World World { get; } = world;

    private DateTime Now => _timeline.Now;

    internal override void Advance(DateTime now) => _timeline.AdvanceTo(now);

    protected internal override AmazonServiceException Invalid(Violations violations) =>
        Call.Operation!.Name is nameof(TagResource) or nameof(UntagResource) or nameof(ListTagsForResource)
            ? new InvalidRequestException(violations.Message)
            : new ValidationException(violations.Message);

    private static ResourceNotFoundException NotFound(string type, string id) =>
        new($"The resource of type {type} with the identifier '{id}' does not exist.") { ResourceType = type, ResourceId = id };

    private static ConflictException Conflict(string message) => new(message);

    private T Once<T>(string? clientToken, Func<T> work)
        where T : class => World.ClientTokens.Once(Call, clientToken, Conflict, work);

    private string Arn(string type, string id) => World.Arns.Of(SigningName, $"{type}/{id}");

    /// <summary>One page of a table, for the question that the filters make.</summary>
    private (List<T> Items, string? NextToken) Page<T>(Table<T> table, int? maxResults, string? token, Func<T, bool>? filter = null, params string?[] question)
        where T : class => table.Page(filter ?? (static _ => true), $"{Call.Operation!.Name} {string.Join("\n", question)}", maxResults, token, Invalid);

    private static Dictionary<string, string> Copy(Dictionary<string, string>? map) => map is null ? [] : new(map);

    /// <summary>The service leaves out tags and other maps that are empty.</summary>
    private static Dictionary<string, string>? Filled(Dictionary<string, string>? map) => map is { Count: > 0 } ? map : null;

    /// <summary>Tells the destination of such events, if one is set up.</summary>
    private void Notify(EventType type, string resource, string message)
    {
        if (_notificationConfigurations.Find(type.Value) is not { } configuration) return;
        _notifications.Enqueue(new ThingNotification(Now, type.Value, configuration.DestinationName, resource, message));
        if (_notifications.Count > KeptNotifications) _notifications.Dequeue();
    }
}
