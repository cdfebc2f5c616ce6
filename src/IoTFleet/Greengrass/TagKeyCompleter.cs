using System.Runtime.CompilerServices;
using Amazon.GreengrassV2.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes the keys of the tags that the resource given has.</summary>
public sealed class TagKeyCompleter() : AccountCompleter("Resource", "CoreDevice", "DeploymentId", "Component")
{
    private protected override async IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(
        FleetSession session, GivenArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var catalog = new ComponentCatalog(session);
        var resources = given.Texts("Resource").Select(ResourceReference.OfArn)
            .Concat(given.Texts("CoreDevice").Select(ResourceReference.OfCoreDevice))
            .Concat(given.Texts("DeploymentId").Select(id => ResourceReference.OfDeployment(id)))
            .Concat(given.Texts("Component").Select(name => ResourceReference.OfComponent(ComponentReference.Parse(name))));
        foreach (var resource in resources)
        {
            var arn = await resource.ArnAsync(session, catalog, cancellation).ConfigureAwait(false);
            var answer = await session.Greengrass.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }, cancellation).ConfigureAwait(false);
            yield return (answer.Tags ?? []).Select(tag => new Candidate(tag.Key, null, $"{tag.Key} = {tag.Value}")).ToList();
        }
    }
}
