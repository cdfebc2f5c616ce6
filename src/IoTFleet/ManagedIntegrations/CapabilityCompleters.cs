using System.Runtime.CompilerServices;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes something of the capability reports of the managed things given, as far as the arguments before it leave it.</summary>
public abstract class CapabilityReportCompleter : AccountCompleter
{
    private const int MostThings = 10;
    private readonly Func<ManagedThingCapability, IEnumerable<Candidate>> _candidates;
    private readonly string[] _narrowing;

    private protected CapabilityReportCompleter(Func<ManagedThingCapability, IEnumerable<Candidate>> candidates, params string[] narrowing)
        : base(["ManagedThing", .. narrowing])
    {
        _candidates = candidates;
        _narrowing = narrowing;
    }

    private protected override async IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(
        FleetSession session, GivenArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var references = new References(session);
        foreach (var thing in given.Texts("ManagedThing").Take(MostThings))
        {
            var id = await references.IdAsync(Resources.ManagedThings, new ResourceReference(thing), cancellation).ConfigureAwait(false);
            var answer = await session.ManagedIntegrations.GetManagedThingCapabilitiesAsync(new GetManagedThingCapabilitiesRequest { Identifier = id }, cancellation).ConfigureAwait(false);
            yield return ManagedThingCapability.Of(id, null, answer.CapabilityReport).Where(capability => IsFitting(capability, given)).SelectMany(_candidates).ToList();
        }
    }

    private bool IsFitting(ManagedThingCapability capability, GivenArguments given)
    {
        bool Fits(string parameter, params string[] values) =>
            !_narrowing.Contains(parameter) || given.Texts(parameter) is not { Count: > 0 } texts || texts.Intersect(values, StringComparer.OrdinalIgnoreCase).Any();
        return Fits("Endpoint", capability.EndpointId) && Fits("Capability", capability.Capability, capability.CapabilityId);
    }
}

/// <summary>Completes endpoints of the managed thing given.</summary>
public sealed class EndpointCompleter() : CapabilityReportCompleter(
    capability => [new Candidate(capability.EndpointId, null, $"endpoint {capability.EndpointId}, {string.Join(", ", capability.DeviceType)}")]);

/// <summary>Completes actions of the capability given.</summary>
public sealed class ActionCompleter() : CapabilityReportCompleter(
    capability => capability.Action.Select(action => new Candidate(action, null, $"{action} of {capability.Capability}")), "Endpoint", "Capability");

/// <summary>Completes the versions of the capability given that the managed thing has.</summary>
public sealed class CapabilityVersionCompleter() : CapabilityReportCompleter(
    capability => [new Candidate(capability.Version, null, $"{capability.Capability} {capability.Version}")], "Endpoint", "Capability");

/// <summary>Completes capabilities: those of the managed thing given, or all that there are schemas of.</summary>
public sealed class CapabilityCompleter() : CapabilityReportCompleter(
    capability => [new Candidate(capability.Capability, null, $"{capability.Capability}: {capability.CapabilityName}")], "Endpoint")
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        given.Text("ManagedThing") is null
            ? Pages.ReadAsync(
                    session.ManagedIntegrations.Paginators.ListSchemaVersions(new ListSchemaVersionsRequest { Type = SchemaVersionType.Capability }).Responses,
                    r => r.Items,
                    r => r.NextToken,
                    cancellation)
                .Select(schema => new Candidate(schema.SchemaId, null, schema.Description))
            : base.FindAsync(session, given, cancellation);
}
