using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Sessions;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes ids of resources of one kind, which are listed and found by their names where those are no secret.</summary>
public abstract class ResourceCompleter : AccountCompleter
{
    private readonly ResourceKind _kind;

    private protected ResourceCompleter(ResourceKind kind) => _kind = kind;

    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        Candidates(_kind, session, cancellation);

    /// <summary>The resources of a kind.</summary>
    internal static IAsyncEnumerable<IReadOnlyList<Candidate>> Candidates(ResourceKind kind, FleetSession session, CancellationToken cancellation) =>
        kind.NamesAsync(session, cancellation).Select(one => Of(kind.Noun, one.Id, kind.HasSecretNames ? null : one.Name));

    /// <summary>A resource by its id, and where it may be told, its name.</summary>
    internal static Candidate Of(string noun, string id, string? name) =>
        string.IsNullOrEmpty(name) ? new Candidate(id, null, $"{noun} {id}") : new Candidate(id, name, $"{noun} '{name}' ({id})");
}
