using System.Runtime.CompilerServices;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Sessions;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes the keys of the tags that the resource given has.</summary>
public sealed class TagKeyCompleter() : AccountCompleter("ResourceArn")
{
    private protected override async IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(
        FleetSession session, GivenArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var arn in given.Texts("ResourceArn"))
        {
            var answer = await session.ManagedIntegrations.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }, cancellation).ConfigureAwait(false);
            yield return (answer.Tags ?? []).Select(tag => new Candidate(tag.Key, null, $"{tag.Key} = {tag.Value}")).ToList();
        }
    }
}
