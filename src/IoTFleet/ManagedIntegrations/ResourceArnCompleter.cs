using System.Runtime.CompilerServices;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Sessions;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes ARNs of what can have tags: account associations, over-the-air tasks, provisioning profiles, credential lockers, managed things.</summary>
public sealed class ResourceArnCompleter() : AccountCompleter
{
    private protected override async IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(
        FleetSession session, GivenArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IAsyncEnumerable<IReadOnlyList<Candidate>>[] kinds =
        [
            Resources.AccountAssociations.ListAsync(session, null, cancellation).Select(a => Candidate(a.Arn, Resources.AccountAssociations, a.Name)),
            Resources.OtaTasks.ListAsync(session, null, cancellation).Select(t => Candidate(t.TaskArn, Resources.OtaTasks, null)),
            Resources.ProvisioningProfiles.ListAsync(session, null, cancellation).Select(p => Candidate(p.Arn, Resources.ProvisioningProfiles, p.Name)),
            Resources.CredentialLockers.ListAsync(session, null, cancellation).Select(l => Candidate(l.Arn, Resources.CredentialLockers, null)),
            Resources.ManagedThings.ListAsync(session, null, cancellation).Select(t => Candidate(t.Arn, Resources.ManagedThings, t.Name)),
        ];
        foreach (var kind in kinds)
            await foreach (var page in kind.ConfigureAwait(false)) yield return page;
    }

    private static Candidate Candidate(string? arn, ResourceKind kind, string? name) =>
        new(arn ?? "", name is null ? null : $"{name} ({kind.Noun})", name is null ? $"{kind.Noun} {arn}" : $"{kind.Noun} '{name}', {arn}");
}
