using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class OnboardingTests : ServiceTest
{
    [Fact]
    public async Task A_controller_activates_after_it_was_plugged_in()
    {
        var hub = (await Client.CreateManagedThingAsync(
            new CreateManagedThingRequest { Role = Role.CONTROLLER, AuthenticationMaterial = NewMaterial(), AuthenticationMaterialType = AuthMaterialType.WIFI_SETUP_QR_BAR_CODE }, Token)).Id;
        Assert.Equal(ProvisioningStatus.UNASSOCIATED, await StatusOf(hub));
        Assert.False((await Connectivity(hub)).Connected);
        Pass(10);
        Assert.Equal(ProvisioningStatus.ACTIVATED, await StatusOf(hub));
        Assert.True((await Connectivity(hub)).Connected);
        Assert.NotEmpty((await Client.GetManagedThingCapabilitiesAsync(new GetManagedThingCapabilitiesRequest { Identifier = hub }, Token)).CapabilityReport.Endpoints);
    }

    [Fact]
    public async Task A_device_with_a_bar_code_waits_for_a_controller_with_its_locker()
    {
        var locker = (await Client.CreateCredentialLockerAsync(new CreateCredentialLockerRequest { Name = "Home" }, Token)).Id;
        var device = (await Client.CreateManagedThingAsync(
            new CreateManagedThingRequest { Role = Role.DEVICE, AuthenticationMaterial = NewMaterial(), AuthenticationMaterialType = AuthMaterialType.ZIGBEE_QR_BAR_CODE, CredentialLockerId = locker }, Token)).Id;
        var hub = await NewController();
        Pass(300);
        Assert.Equal(ProvisioningStatus.PRE_ASSOCIATED, await StatusOf(device));

        await Client.UpdateManagedThingAsync(new UpdateManagedThingRequest { Identifier = hub, CredentialLockerId = locker }, Token);
        Pass(20);
        Assert.Equal(ProvisioningStatus.DISCOVERED, await StatusOf(device));
        Pass(10);
        var thing = await Client.GetManagedThingAsync(new GetManagedThingRequest { Identifier = device }, Token);
        Assert.Equal((ProvisioningStatus.ACTIVATED, hub), (thing.ProvisioningStatus, thing.ParentControllerId));
        Assert.NotNull(thing.ActivatedAt);
    }

    [Fact]
    public async Task Devices_are_out_of_reach_with_their_controller()
    {
        var hub = await NewController();
        var lamp = (await NewLamps(hub, 1))[0];
        Fleet.Things.Disconnect(hub);
        Assert.Equal((false, DisconnectReasonValue.CONNECTION_LOST), ((await Connectivity(lamp)).Connected, (await Connectivity(lamp)).DisconnectReason));
        Fleet.Things.Connect(hub);
        Assert.True((await Connectivity(lamp)).Connected);
        Fleet.Things.Disconnect(lamp, "AUTH_ERROR");
        Assert.Equal(DisconnectReasonValue.AUTH_ERROR, (await Connectivity(lamp)).DisconnectReason);
        Assert.Throws<ArgumentException>(() => Fleet.Things.Connect("none"));
    }

    [Fact]
    public async Task What_was_never_found_is_deleted_at_once()
    {
        var device = await NewDevice(NewMaterial(), AuthMaterialType.ZWAVE_QR_BAR_CODE);
        await Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = device }, Token);
        await Throws<ResourceNotFoundException>(() => StatusOf(device));
    }

    [Fact]
    public async Task A_device_in_use_takes_time_to_leave_and_can_come_again()
    {
        var hub = await NewController();
        var lamp = (await NewLamps(hub, 1))[0];
        await Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = lamp, Force = false }, Token);
        Assert.Equal(ProvisioningStatus.DELETE_IN_PROGRESS, await StatusOf(lamp));
        await Throws<ConflictException>(() => Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = lamp }, Token));
        await Throws<ConflictException>(() => Client.UpdateManagedThingAsync(new UpdateManagedThingRequest { Identifier = lamp, Name = "x" }, Token));
        Pass(15);
        await Throws<ResourceNotFoundException>(() => StatusOf(lamp));

        var discovery = await Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = DiscoveryType.ZIGBEE, ControllerIdentifier = hub }, Token);
        Pass(120);
        Assert.Single((await Client.ListDiscoveredDevicesAsync(new ListDiscoveredDevicesRequest { Identifier = discovery.Id }, Token)).Items);
    }

    [Fact]
    public async Task A_device_out_of_reach_cannot_leave_unless_by_force()
    {
        var lamp = (await NewLamps(await NewController(), 1))[0];
        Fleet.Things.Disconnect(lamp);
        await Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = lamp }, Token);
        Pass(15);
        Assert.Equal(ProvisioningStatus.DELETION_FAILED, await StatusOf(lamp));
        await Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = lamp, Force = true }, Token);
        await Throws<ResourceNotFoundException>(() => StatusOf(lamp));
    }

    [Fact]
    public async Task The_devices_of_a_deleted_controller_are_isolated()
    {
        var hub = await NewController();
        var lamps = await NewLamps(hub, 2);
        await Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = hub, Force = true }, Token);
        Assert.Equal(ProvisioningStatus.ISOLATED, await StatusOf(lamps[0]));
        Assert.False((await Connectivity(lamps[1])).Connected);
        await Client.DeleteManagedThingAsync(new DeleteManagedThingRequest { Identifier = lamps[0] }, Token);
        await Throws<ResourceNotFoundException>(() => StatusOf(lamps[0]));
    }

    private Task<GetManagedThingConnectivityDataResponse> Connectivity(string thing) =>
        Client.GetManagedThingConnectivityDataAsync(new GetManagedThingConnectivityDataRequest { Identifier = thing }, Token);
}
