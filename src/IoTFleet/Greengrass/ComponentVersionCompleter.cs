using System.Runtime.CompilerServices;
using Amazon.GreengrassV2.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes versions of the component that is given.</summary>
public sealed class ComponentVersionCompleter() : AccountCompleter("Component", "Name")
{
    private protected override async IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(
        FleetSession session, GivenArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var catalog = new ComponentCatalog(session);
        foreach (var component in given.Texts("Component").Concat(given.Texts("Name")))
        {
            var arn = await catalog.ArnAsync(ComponentReference.Parse(component), cancellation).ConfigureAwait(false);
            var list = session.Greengrass.Paginators.ListComponentVersions(new ListComponentVersionsRequest { Arn = arn });
            var pages = Pages.ReadAsync(list.Responses, r => r.ComponentVersions, r => r.NextToken, cancellation)
                .Select(version => new Candidate(version.ComponentVersion, null, $"{version.ComponentName} {version.ComponentVersion}"));
            await foreach (var page in pages.ConfigureAwait(false)) yield return page;
        }
    }
}
