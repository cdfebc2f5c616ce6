using Amazon.GreengrassV2.Model;
using IoTFleet.Sandbox.IoT;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>Core devices.</summary>
internal sealed partial class GreengrassService
{
    private readonly Table<Device> _devices = new(device => device.Thing.Name);

    internal Device? FindDevice(string name) => _devices.Find(name);

    internal IReadOnlyList<Device> Devices => _devices.All;

    internal Device AddDevice(Thing thing, DeviceModel model, DateTime provisionedAt)
    {
        var device = new Device(thing, model, Planner.Plan(model, []).Software!, provisionedAt);
        _devices.Add(device);
        return device;
    }

    /// <summary>Keeps in mind that a device succeeded in a deployment to a group: from then on the group's list shows it.</summary>
    internal void Remember(Device device, DeploymentRevision deployment)
    {
        if (deployment.Group is not { } group || Array.IndexOf(device.DeployedFrom, group.Arn) >= 0) return;
        device.DeployedFrom = Shared([.. device.DeployedFrom, group.Arn]);
    }

    protected override ListCoreDevicesResponse ListCoreDevices(ListCoreDevicesRequest request)
    {
        var now = Now;
        var (items, next) = _devices.Page(
            FilterOf(request), $"core devices {request.Status} {request.ThingGroupArn} {request.Runtime}",
            request.MaxResults, request.NextToken, InvalidToken);
        return new ListCoreDevicesResponse
        {
            CoreDevices = items.ConvertAll(device => new CoreDevice
            {
                CoreDeviceThingName = device.Thing.Name,
                Status = device.Status,
                LastStatusUpdateTimestamp = device.LastReport(now),
                Platform = device.Model.Platform,
                Architecture = device.Model.Architecture,
                Runtime = device.Model.Runtime,
            }),
            NextToken = next,
        };
    }

    protected override GetCoreDeviceResponse GetCoreDevice(GetCoreDeviceRequest request)
    {
        var device = RequiredDevice(request.CoreDeviceThingName);
        return new GetCoreDeviceResponse
        {
            CoreDeviceThingName = device.Thing.Name,
            CoreVersion = device.Software.NucleusVersion,
            Platform = device.Model.Platform,
            Architecture = device.Model.Architecture,
            Runtime = device.Model.Runtime,
            Status = device.Status,
            LastStatusUpdateTimestamp = device.LastReport(Now),
            Tags = device.Tags ?? [],
        };
    }

    // The thing, its groups and its jobs stay: only Greengrass forgets the device.
    protected override DeleteCoreDeviceResponse DeleteCoreDevice(DeleteCoreDeviceRequest request)
    {
        var device = RequiredDevice(request.CoreDeviceThingName);
        _devices.Remove(device.Thing.Name);
        ForgetClientDevices(device.Thing.Name);
        return new DeleteCoreDeviceResponse();
    }

    private static Func<Device, bool> FilterOf(ListCoreDevicesRequest request)
    {
        var (status, group, runtime) = (request.Status, request.ThingGroupArn, request.Runtime);
        if (status is null && group is null && runtime is null) return static _ => true;
        return device => (status is null || device.Status == status)
            && (group is null || Array.IndexOf(device.DeployedFrom, group) >= 0)
            && (runtime is null || device.Model.Runtime == runtime);
    }

    private readonly Dictionary<string, string[]> _groupLists = [];

    // Thousands of devices succeeded in the same groups: they share one list.
    private string[] Shared(string[] groups)
    {
        var key = string.Join(" ", groups);
        if (!_groupLists.TryGetValue(key, out var shared)) _groupLists.Add(key, shared = groups);
        return shared;
    }

    private Device RequiredDevice(string name) => FindDevice(name) ?? throw NotFound("coreDevice", name);
}
