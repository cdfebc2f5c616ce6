using System.Globalization;
using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;
using IoTFleet.Sandbox.ManagedIntegrations.Capabilities;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>What a device is doing: a value, and the time it last changed, for each property of its capability report.</summary>
internal sealed class DeviceState
{
    private readonly List<Endpoint> _endpoints;

    private DeviceState(List<Endpoint> endpoints) => _endpoints = endpoints;

    /// <summary>The state in which a device comes into the fleet.</summary>
    /// <param name="report">What the device can do.</param>
    /// <param name="seed">What the measured values are drawn from.</param>
    /// <param name="since">When the values came about.</param>
    internal static DeviceState Initial(CapabilityReport? report, string seed, DateTime since)
    {
        var endpoints = new List<Endpoint>();
        foreach (var endpoint in report?.Endpoints ?? [])
        {
            var capabilities = endpoint.Capabilities.ConvertAll(c => new Reported(c, Defaults(c, seed, since)));
            endpoints.Add(new Endpoint(endpoint.Id, capabilities));
        }

        return new DeviceState(endpoints);
    }

    /// <summary>The state under another report: what both reports have keeps its value.</summary>
    internal DeviceState Under(CapabilityReport? report, DateTime now)
    {
        var state = Initial(report, "", now);
        foreach (var endpoint in state._endpoints)
            foreach (var capability in endpoint.Capabilities)
                if (Find(endpoint.Id, capability.Report.Id) is { } old)
                    foreach (var name in old.Values.Keys.Where(capability.Values.ContainsKey).ToList()) capability.Values[name] = old.Values[name];
        return state;
    }

    internal bool Has(string endpointId) => _endpoints.Exists(e => e.Id == endpointId);

    /// <summary>The capability that a command or an event means: by its identity, or by the name that aws and matter share.</summary>
    internal Reported? Find(string endpointId, string id)
    {
        var capabilities = _endpoints.Find(e => e.Id == endpointId)?.Capabilities;
        return capabilities?.Find(c => c.Is(id)) ?? capabilities?.Find(c => c.IsOtherFormOf(id));
    }

    internal List<StateEndpoint> Endpoints => _endpoints.Where(e => e.Capabilities.Count > 0).Select(e => new StateEndpoint
    {
        EndpointId = e.Id,
        Capabilities = e.Capabilities.ConvertAll(c => new StateCapability
        {
            Id = c.Report.Id,
            Name = c.Report.Name,
            Version = c.Report.Version,
            Properties = new Document(c.Values.ToDictionary(v => v.Key, v => v.Value.Entity)),
        }),
    }).ToList();

    private static Dictionary<string, Value> Defaults(CapabilityReportCapability capability, string seed, DateTime since)
    {
        var known = CapabilityCatalog.Find(capability.Id);
        var values = new Dictionary<string, Value>();
        foreach (var name in capability.Properties)
            values[name] = new Value(Json.Of(Vary(name, known?.Property(name)?.Default, seed)), since);
        return values;
    }

    // Measured values differ from device to device; what a command sets starts the same on all.
    private static object? Vary(string property, object? value, string seed) => (property, value) switch
    {
        ("MeasuredValue" or "LocalTemperature", int number) => number + Drawn.Number(seed, 400) - 200,
        ("BatPercentRemaining", int number) => number - Drawn.Number(seed, 150),
        ("Occupancy", int) => Drawn.Number(seed, 2),
        _ => value,
    };

    internal sealed record Value(Document Content, DateTime ChangedAt)
    {
        internal Document Entity => Json.Object(
            ("value", Content),
            ("lastChangedAt", new Document(ChangedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))));
    }

    /// <summary>A capability of one endpoint with its values.</summary>
    internal sealed record Reported(CapabilityReportCapability Report, Dictionary<string, Value> Values)
    {
        internal bool Is(string id) =>
            CapabilityCatalog.SchemaIdOf(id) == CapabilityCatalog.SchemaIdOf(Report.Id)
            && CapabilityCatalog.VersionOf(id) is var version && (version == "$latest" || version == CapabilityCatalog.VersionOf(Report.Id));

        internal bool IsOtherFormOf(string id) =>
            CapabilityCatalog.SchemaIdOf(id) != CapabilityCatalog.SchemaIdOf(Report.Id)
            && CapabilityCatalog.NameOf(id) == CapabilityCatalog.NameOf(Report.Id);

        internal Document? this[string property] => Values.TryGetValue(property, out var value) ? value.Content : (Document?)null;

        /// <summary>Writes a property that the report has; others are not there to be written.</summary>
        internal void Set(string property, Document value, DateTime now)
        {
            if (Values.ContainsKey(property)) Values[property] = new Value(value, now);
        }
    }

    private sealed record Endpoint(string Id, List<Reported> Capabilities);
}
