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
        kind.NamesAsync(session, cancellation).Select(one =>
        {
            var name = kind.HasSecretNames || string.IsNullOrEmpty(one.Name) ? null : one.Name;
            return new Candidate(one.Id, name, name is null ? $"{kind.Noun} {one.Id}" : $"{kind.Noun} '{name}' ({one.Id})");
        });
}
