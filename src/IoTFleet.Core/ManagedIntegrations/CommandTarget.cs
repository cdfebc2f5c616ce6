using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.ManagedIntegrations;

/// <summary>One action of one capability, as a person names it.</summary>
/// <param name="Capability">The capability, with or without the version of its schema.</param>
/// <param name="Action">The action.</param>
public sealed record CommandTarget(string Capability, string Action)
{
    // What every capability can be asked for, whether it reports that or not.
    private static readonly string[] OfAll = ["UpdateState", "ReadState"];

    /// <summary>The endpoints; when empty, all that have the capability.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>The capability's version; when absent, the one that the thing reports.</summary>
    public string? Version { get; init; }

    /// <summary>The action's parameters.</summary>
    public Document Parameters { get; init; }

    /// <summary>
    /// What the service takes for it. The service wants names and versions that only the thing's report knows, so that is
    /// read, unless everything was given.
    /// </summary>
    /// <exception cref="UnknownCapabilityException">The thing has no such capability.</exception>
    /// <exception cref="UnknownActionException">The capability has no such action.</exception>
    public async Task<List<CommandEndpoint>> ResolveAsync(FleetSession session, string thingId, CancellationToken cancellation)
    {
        if (Version is { } version && Endpoints.Count > 0 && Capability.Contains('@'))
            return Endpoints.Select(e => Endpoint(e, Capability, Short(Capability), version, Action)).ToList();
        var answer = await session.ManagedIntegrations.GetManagedThingCapabilitiesAsync(new GetManagedThingCapabilitiesRequest { Identifier = thingId }, cancellation).ConfigureAwait(false);
        var all = ManagedThingCapability.Of(thingId, null, answer.CapabilityReport).ToList();
        var fitting = all.Where(IsMeant).ToList();
        var missing = Endpoints.Where(e => fitting.TrueForAll(c => c.EndpointId != e)).ToList();
        if (fitting.Count == 0 || missing.Count > 0) throw new UnknownCapabilityException(Capability, missing, all);

        // A report may leave the actions out: then the service is to judge.
        var known = fitting.SelectMany(c => c.Action).Concat(OfAll).Distinct().ToList();
        var action = known.Find(a => a.Equals(Action, StringComparison.OrdinalIgnoreCase)) ?? (fitting.Exists(c => c.Action.Count == 0) ? Action : throw new UnknownActionException(Capability, Action, known));
        return fitting.ConvertAll(c => Endpoint(c.EndpointId, c.CapabilityId, c.CapabilityName, Version ?? c.Version, action));
    }

    private bool IsMeant(ManagedThingCapability capability) =>
        (Endpoints.Count == 0 || Endpoints.Contains(capability.EndpointId))
        && (Capability.Contains('@') ? capability.CapabilityId : capability.Capability).Equals(Capability, StringComparison.OrdinalIgnoreCase);

    private CommandEndpoint Endpoint(string endpoint, string id, string name, string version, string action) => new()
    {
        EndpointId = endpoint,
        Capabilities = [new CommandCapability { Id = id, Name = name, Version = version, Actions = [new CapabilityAction { Name = action, Parameters = Parameters }] }],
    };

    private static string Short(string id) => id.Split('@')[0] is var schema && schema.LastIndexOf('.') is >= 0 and var dot ? schema.Substring(dot + 1) : id;
}
