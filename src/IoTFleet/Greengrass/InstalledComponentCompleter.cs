using Amazon.GreengrassV2.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes names of components: those that the core device given has installed, or all there are.</summary>
public sealed class InstalledComponentCompleter() : AccountCompleter("CoreDevice")
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        given.Texts("CoreDevice") is { Count: 1 } cores
            ? Pages.ReadAsync(
                    session.Greengrass.Paginators.ListInstalledComponents(new ListInstalledComponentsRequest { CoreDeviceThingName = cores[0] }).Responses,
                    r => r.InstalledComponents,
                    r => r.NextToken,
                    cancellation)
                .Select(component => new Candidate(component.ComponentName, null, $"{component.ComponentName} {component.ComponentVersion}, {component.LifecycleState} on {cores[0]}"))
            : ComponentCatalog.ListAsync(session, null, cancellation: cancellation).Select(component => new Candidate(component.ComponentName));
}
