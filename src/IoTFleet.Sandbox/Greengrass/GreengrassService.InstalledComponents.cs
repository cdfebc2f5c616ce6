using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>What runs on the core devices.</summary>
internal sealed partial class GreengrassService
{
    protected override ListInstalledComponentsResponse ListInstalledComponents(ListInstalledComponentsRequest request)
    {
        var device = RequiredDevice(request.CoreDeviceThingName);
        var all = request.TopologyFilter == InstalledComponentTopologyFilter.ALL;
        var (items, next) = PageToken.Page(
            after => device.Software.Items.Where(i => (all || i.IsRoot) && (after is null || string.CompareOrdinal(i.Version.Name, after) > 0)),
            item => item.Version.Name, $"components of {device.Thing.Name} {all}", request.MaxResults, request.NextToken, InvalidToken);
        var now = Now;
        return new ListInstalledComponentsResponse { InstalledComponents = items.ConvertAll(item => Installed(device, item, now)), NextToken = next };
    }

    private static InstalledComponent Installed(Device device, SoftwareItem item, DateTime now)
    {
        var breakage = Array.Find(device.Breakages, b => b.Component == item.Version.Name);
        return new InstalledComponent
        {
            ComponentName = item.Version.Name,
            ComponentVersion = item.Version.Version,
            LifecycleState = breakage?.State ?? (item.Version.Recipe.Runs ? InstalledComponentLifecycleState.RUNNING : InstalledComponentLifecycleState.FINISHED),
            LifecycleStateDetails = breakage?.Details,
            LifecycleStatusCodes = breakage is null ? [] : [breakage.StatusCode],
            IsRoot = item.IsRoot,
            LastInstallationSource = item.Source?.Id ?? "LOCAL",
            LastStatusChangeTimestamp = breakage?.Since ?? InstalledAt(device, item),
            LastReportedTimestamp = device.LastReport(now),
        };
    }

    // When the device was done with the deployment that brought the component.
    private static DateTime InstalledAt(Device device, SoftwareItem item) =>
        item.Source?.Job.Find(device.Thing.Name)?.UpdatedAt ?? device.ProvisionedAt;
}
