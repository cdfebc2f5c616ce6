using System.Globalization;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>One property of a managed thing's state.</summary>
public sealed class ManagedThingProperty
{
    /// <summary>The thing.</summary>
    public required string ManagedThingId { get; init; }

    /// <summary>The thing's name, where it is known.</summary>
    public string? ManagedThingName { get; init; }

    /// <summary>The endpoint of the thing.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The capability, such as matter.OnOff.</summary>
    public required string Capability { get; init; }

    /// <summary>The capability's version.</summary>
    public required string Version { get; init; }

    /// <summary>The property's name.</summary>
    public required string Property { get; init; }

    /// <summary>The property's value.</summary>
    public required object? Value { get; init; }

    /// <summary>When the value last changed, where the service tells it.</summary>
    public DateTime? LastChangedAt { get; init; }

    /// <summary>The properties that a state holds, one after the other.</summary>
    /// <param name="thingId">The thing.</param>
    /// <param name="thingName">The thing's name, where it is known.</param>
    /// <param name="state">Its state.</param>
    /// <param name="convert">Makes values of documents.</param>
    public static IEnumerable<ManagedThingProperty> Of(string thingId, string? thingName, GetManagedThingStateResponse state, Func<Document, object?> convert) =>
        from endpoint in state.Endpoints ?? []
        from capability in endpoint.Capabilities ?? []
        where capability.Properties.IsDictionary()
        from property in capability.Properties.AsDictionary().OrderBy(p => p.Key, StringComparer.Ordinal)
        let reported = Reported.Of(property.Value)
        select new ManagedThingProperty
        {
            ManagedThingId = thingId,
            ManagedThingName = thingName,
            EndpointId = endpoint.EndpointId,
            Capability = capability.Id.Split('@')[0],
            Version = capability.Version,
            Property = property.Key,
            Value = convert(reported.Value),
            LastChangedAt = reported.ChangedAt,
        };

    /// <summary>A value as the service gives it: with the time it changed, or alone.</summary>
    private readonly record struct Reported(Document Value, DateTime? ChangedAt)
    {
        internal static Reported Of(Document document) =>
            document.IsDictionary() && document.AsDictionary() is var members && members.TryGetValue("value", out var value)
                ? new(value, members.TryGetValue("lastChangedAt", out var time) ? Time(time) : null)
                : new(document, null);

        private static DateTime? Time(Document document) =>
            document.IsString() && DateTime.TryParse(document.AsString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
