using System.Runtime.CompilerServices;
using Amazon.GreengrassV2;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes names of components, those of the account before those of AWS.</summary>
public sealed class ComponentCompleter() : AccountCompleter("Scope")
{
    private protected override async IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(
        FleetSession session, GivenArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scopes = given.Text("Scope") is { } scope ? [ComponentVisibilityScope.FindValue(scope)] : new[] { ComponentVisibilityScope.PRIVATE, ComponentVisibilityScope.PUBLIC };
        foreach (var place in scopes)
        {
            var pages = ComponentCatalog.ListAsync(session, place, cancellation: cancellation).Select(component => new Candidate(
                component.ComponentName,
                null,
                $"{component.ComponentName} {component.LatestVersion?.ComponentVersion}{(component.LatestVersion?.Description is { Length: > 0 } text ? ": " + text : "")}"));
            await foreach (var page in pages.ConfigureAwait(false)) yield return page;
        }
    }
}
