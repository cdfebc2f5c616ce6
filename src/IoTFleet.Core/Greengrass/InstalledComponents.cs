using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Reads what core devices have installed.</summary>
internal static class InstalledComponents
{
    /// <summary>All components of a device, not only its root components.</summary>
    internal static async Task<IReadOnlyList<InstalledComponent>?> ReadAsync(FleetSession session, string device, CancellationToken cancellation)
    {
        var components = new List<InstalledComponent>();
        var request = new ListInstalledComponentsRequest { CoreDeviceThingName = device, TopologyFilter = InstalledComponentTopologyFilter.ALL };
        await foreach (var page in Pages.ReadAsync(session.Greengrass.Paginators.ListInstalledComponents(request).Responses, r => r.InstalledComponents, r => r.NextToken, cancellation).ConfigureAwait(false))
            components.AddRange(page);
        return components;
    }

    internal static bool IsBroken(InstalledComponent component) =>
        component.LifecycleState == InstalledComponentLifecycleState.BROKEN || component.LifecycleState == InstalledComponentLifecycleState.ERRORED;
}
