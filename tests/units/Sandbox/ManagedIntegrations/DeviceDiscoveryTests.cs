using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class DeviceDiscoveryTests : ServiceTest
{
    [Fact]
    public async Task Devices_are_found_one_after_the_other()
    {
        var hub = await NewController();
        var id = await Start(hub);
        Assert.Equal((DeviceDiscoveryStatus.RUNNING, 0), (await Status(id), (await Found(id)).Count));
        Pass(10);
        Assert.Single(await Found(id));
        Pass(40);
        Assert.Equal(5, (await Found(id)).Count);
        Pass(70);
        var found = await Found(id);
        Assert.Equal((DeviceDiscoveryStatus.SUCCEEDED, 10), (await Status(id), found.Count));
        Assert.All(found, d => Assert.Equal((DiscoveryModification.DISCOVERED, "Lumenhaus"), (d.Modification, d.Brand)));
        Assert.Equal(found.OrderBy(d => d.DiscoveredAt).Select(d => d.AuthenticationMaterial), found.Select(d => d.AuthenticationMaterial));
        var discovery = await Client.GetDeviceDiscoveryAsync(new GetDeviceDiscoveryRequest { Identifier = id }, Token);
        Assert.Equal((hub, discovery.StartedAt + TimeSpan.FromMinutes(2)), (discovery.ControllerId, discovery.FinishedAt));
    }

    [Fact]
    public async Task A_found_device_becomes_a_thing_of_its_controller()
    {
        var hub = await NewController();
        var id = await Start(hub);
        Pass(120);
        var material = (await Found(id))[0].AuthenticationMaterial;
        var thing = await NewDevice(material);
        Assert.Equal(ProvisioningStatus.DISCOVERED, await StatusOf(thing));
        Pass(10);
        var created = await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = thing }, Token);
        Assert.Equal((ProvisioningStatus.ACTIVATED, hub, "Lumenhaus"), (created.ProvisioningStatus, created.ParentControllerId, created.Brand));
        Assert.Equal(thing, (await Found(id))[0].ManagedThingId);
        await Throws<ConflictException>(() => NewDevice(material));

        var again = await Start(hub);
        Pass(120);
        Assert.Equal(9, (await Found(again)).Count);
    }

    [Fact]
    public async Task A_search_that_meets_nobody_times_out()
    {
        var hub = await NewController();
        Fleet.Things.PlaceDevices(hub, "ZIGBEE", 0);
        var id = await Start(hub);
        Pass(120);
        Assert.Equal(DeviceDiscoveryStatus.TIMED_OUT, await Status(id));

        Fleet.Things.Disconnect(hub);
        Fleet.Things.PlaceDevices(hub, "ZIGBEE", 3);
        id = await Start(hub);
        Pass(120);
        Assert.Equal(DeviceDiscoveryStatus.TIMED_OUT, await Status(id));
    }

    [Fact]
    public async Task A_discovery_can_be_told_to_fail()
    {
        var hub = await NewController();
        Fleet.Things.FailNextDiscovery(hub);
        var id = await Start(hub);
        Pass(120);
        Assert.Equal(DeviceDiscoveryStatus.FAILED, await Status(id));
        id = await Start(hub);
        Pass(120);
        Assert.Equal(DeviceDiscoveryStatus.SUCCEEDED, await Status(id));
    }

    [Fact]
    public async Task What_a_type_of_discovery_needs_has_to_be_there()
    {
        var hub = await NewController();
        await Throws<ValidationException>(() => Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "ZIGBEE" }, Token));
        await Throws<ValidationException>(() => Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "CLOUD" }, Token));
        await Throws<ValidationException>(() => Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "TELEPATHY", ControllerIdentifier = hub }, Token));
        await Throws<ValidationException>(() => Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "CUSTOM", ControllerIdentifier = hub }, Token));
        await Throws<ValidationException>(() => Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "ZWAVE", ControllerIdentifier = hub, AuthenticationMaterial = "1" }, Token));
        await Throws<ResourceNotFoundException>(() => Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "ZIGBEE", ControllerIdentifier = "none" }, Token));
        await Throws<ResourceNotFoundException>(() => Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "CLOUD", AccountAssociationId = "none" }, Token));
        var device = await NewDevice(NewMaterial(), AuthMaterialType.ZWAVE_QR_BAR_CODE);
        await Throws<ValidationException>(() => Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "ZIGBEE", ControllerIdentifier = device }, Token));
        await Start(hub);
        await Throws<ConflictException>(() => Start(hub));
        await Throws<ResourceNotFoundException>(() => Status("none"));
        await Throws<ResourceNotFoundException>(() => Found("none"));
    }

    [Fact]
    public async Task Capabilities_are_discovered_again()
    {
        var hub = await NewController();
        var lamps = await NewLamps(hub, 2);
        Fleet.Things.Disconnect(lamps[1]);
        var all = await Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = DiscoveryType.CONTROLLER_CAPABILITY_REDISCOVERY, ControllerIdentifier = hub, Protocol = ProtocolType.ZIGBEE }, Token);
        Pass(120);
        var found = Assert.Single(await Found(all.Id));
        Assert.Equal((lamps[0], DiscoveryModification.NO_CHANGE, null), (found.ManagedThingId, found.Modification, found.AuthenticationMaterial));
        await Throws<ValidationException>(() => Client.StartDeviceDiscoveryAsync(
            new StartDeviceDiscoveryRequest { DiscoveryType = DiscoveryType.CONTROLLER_CAPABILITY_REDISCOVERY, ControllerIdentifier = hub, EndDeviceIdentifier = hub }, Token));
    }

    [Fact]
    public async Task Discoveries_are_listed_by_type_and_status()
    {
        var hub = await NewController();
        var first = await Start(hub);
        Pass(120);
        var second = (await Client.StartDeviceDiscoveryAsync(
            new StartDeviceDiscoveryRequest { DiscoveryType = "CUSTOM", ControllerIdentifier = hub, CustomProtocolDetail = new() { ["Name"] = "Thread" } }, Token)).Id;
        async Task<string> Listed(ListDeviceDiscoveriesRequest request) => (await Client.ListDeviceDiscoveriesAsync(request, Token)).Items.Single().Id;
        Assert.Equal(first, await Listed(new ListDeviceDiscoveriesRequest { TypeFilter = "ZIGBEE" }));
        Assert.Equal(second, await Listed(new ListDeviceDiscoveriesRequest { StatusFilter = "RUNNING" }));
        Assert.Equal(2, (await Client.ListDeviceDiscoveriesAsync(new ListDeviceDiscoveriesRequest(), Token)).Items.Count);
    }

    private async Task<string> Start(string hub) =>
        (await Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = DiscoveryType.ZIGBEE, ControllerIdentifier = hub }, Token)).Id;

    private async Task<DeviceDiscoveryStatus> Status(string id) => (await Client.GetDeviceDiscoveryAsync(new GetDeviceDiscoveryRequest { Identifier = id }, Token)).Status;

    private async Task<List<DiscoveredDeviceSummary>> Found(string id) =>
        (await Client.ListDiscoveredDevicesAsync(new ListDiscoveredDevicesRequest { Identifier = id }, Token)).Items;
}
