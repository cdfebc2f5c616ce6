using Amazon.IoTManagedIntegrations.Model;
using Amazon.Runtime.Documents;
using Xunit;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class CommandTests : ServiceTest
{
    private const string Level = "matter.LevelControl@1.4";

    [Fact]
    public async Task On_off_and_toggle_change_the_state_and_its_time()
    {
        var lamp = await Lamp();
        Assert.False((await Property(lamp, "OnOff")).AsBool());
        var before = await ChangedAt(lamp, "OnOff");
        Pass(3);
        Assert.Matches("^[a-zA-Z0-9:=_-]+$", (await Send(lamp, "On")).TraceId);
        Assert.True((await Property(lamp, "OnOff")).AsBool());
        Assert.True(string.CompareOrdinal(await ChangedAt(lamp, "OnOff"), before) > 0);
        await Send(lamp, "Toggle");
        Assert.False((await Property(lamp, "OnOff")).AsBool());
        await Send(lamp, "Toggle");
        await Send(lamp, "Off");
        Assert.False((await Property(lamp, "OnOff")).AsBool());
    }

    [Theory]
    [InlineData("aws.OnOff@1.0")]
    [InlineData("matter.OnOff@$latest")]
    [InlineData("aws.OnOff@$latest")]
    public async Task A_capability_goes_by_both_its_names(string capability)
    {
        var lamp = await Lamp();
        await Send(lamp, "On", capability);
        Assert.True((await Property(lamp, "OnOff")).AsBool());
    }

    [Fact]
    public async Task Levels_move()
    {
        var lamp = await Lamp();
        await Send(lamp, "MoveToLevel", Level, Object("Level", 100));
        Assert.Equal(100, (await Property(lamp, "CurrentLevel", Level)).AsInt());
        Assert.False((await Property(lamp, "OnOff")).AsBool());
        await Send(lamp, "MoveToLevelWithOnOff", "aws.LevelControl@1.0", Object("Level", 50));
        Assert.True((await Property(lamp, "OnOff")).AsBool());
        await Send(lamp, "Step", Level, new Document(new Dictionary<string, Document> { ["StepMode"] = 1, ["StepSize"] = 20 }));
        Assert.Equal(30, (await Property(lamp, "CurrentLevel", Level)).AsInt());
        await Throws<ValidationException>(() => Send(lamp, "MoveToLevel", Level, Object("Level", 999)));
        await Throws<ValidationException>(() => Send(lamp, "MoveToLevel", Level));
    }

    [Fact]
    public async Task Properties_are_written_and_read()
    {
        var lamp = await Lamp();
        await Send(lamp, "UpdateState", parameters: Object("OnTime", 5));
        Assert.Equal(5, (await Property(lamp, "OnTime")).AsInt());
        await Send(lamp, "ReadState", parameters: Object("propertiesToRead", new Document(new List<Document> { "OnOff" })));
        await Send(lamp, "ReadState", parameters: Object("propertiesToRead", new Document(new List<Document> { "*" })));
        await Throws<ValidationException>(() => Send(lamp, "UpdateState"));
        await Throws<ValidationException>(() => Send(lamp, "UpdateState", parameters: Object("Nonsense", 5)));
        await Throws<ValidationException>(() => Send(lamp, "UpdateState", parameters: Object("OnTime", "soon")));
        await Throws<ValidationException>(() => Send(lamp, "UpdateState", parameters: Object("OnOff", true)));
        await Throws<ValidationException>(() => Send(lamp, "ReadState", parameters: Object("propertiesToRead", new Document(new List<Document> { "Nonsense" }))));
    }

    [Fact]
    public async Task Locks_thermostats_and_plugs_do_what_they_are_told()
    {
        var hub = await NewController();
        var discovery = await Client.StartDeviceDiscoveryAsync(new StartDeviceDiscoveryRequest { DiscoveryType = "ZWAVE", ControllerIdentifier = hub, AuthenticationMaterial = "13333", AuthenticationMaterialType = "ZWAVE_INSTALL_CODE" }, Token);
        Pass(120);
        var found = (await Client.ListDiscoveredDevicesAsync(new ListDiscoveredDevicesRequest { Identifier = discovery.Id }, Token)).Items;
        var door = await NewDevice(found.First(d => d.DeviceTypes.Contains("Door Lock")).AuthenticationMaterial);
        Pass(10);
        await Send(door, "UnlockDoor", "matter.DoorLock@1.4");
        Assert.Equal(2, (await Property(door, "LockState", "matter.DoorLock@1.4")).AsInt());
        await Send(door, "LockDoor", "matter.DoorLock@1.4");
        Assert.Equal(1, (await Property(door, "LockState", "matter.DoorLock@1.4")).AsInt());
    }

    [Fact]
    public async Task What_the_report_does_not_have_is_refused_and_nothing_is_done()
    {
        var lamp = await Lamp();
        Assert.Contains("endpoint '9'", (await Throws<ValidationException>(() => Send(lamp, "On", endpoint: "9"))).Message);
        Assert.Contains("matter.DoorLock", (await Throws<ValidationException>(() => Send(lamp, "LockDoor", "matter.DoorLock@1.4"))).Message);
        await Throws<ValidationException>(() => Send(lamp, "On", "matter.OnOff@1.3"));
        Assert.Contains("'Explode'", (await Throws<ValidationException>(() => Send(lamp, "Explode"))).Message);
        await Throws<ResourceNotFoundException>(() => Send("none", "On"));
        await Throws<ValidationException>(() => Send(lamp, "On", "OnOff"));

        await Throws<ValidationException>(() => Client.SendManagedThingCommandAsync(
            new SendManagedThingCommandRequest
            {
                ManagedThingId = lamp,
                Endpoints =
                [
                    new CommandEndpoint
                    {
                        EndpointId = "1",
                        Capabilities = [new CommandCapability { Id = "matter.OnOff@1.4", Name = "On/Off", Version = "6", Actions = [new() { Name = "On" }, new() { Name = "Explode" }] }],
                    },
                ],
            },
            Token));
        Assert.False((await Property(lamp, "OnOff")).AsBool());
    }

    [Fact]
    public async Task A_device_out_of_reach_takes_the_command_and_does_nothing()
    {
        var lamp = await Lamp();
        Fleet.Things.Disconnect(lamp);
        var trace = (await Send(lamp, "On")).TraceId;
        Assert.False((await Property(lamp, "OnOff")).AsBool());
        Assert.False(Fleet.Things.Commands.Single(c => c.TraceId == trace).Succeeded);
    }

    [Fact]
    public async Task A_device_that_is_not_active_takes_no_command()
    {
        var device = await NewDevice(NewMaterial(), Amazon.IoTManagedIntegrations.AuthMaterialType.ZIGBEE_QR_BAR_CODE);
        Assert.Contains("UNASSOCIATED", (await Throws<ValidationException>(() => Send(device, "On"))).Message);
        Assert.Empty((await Client.GetManagedThingStateAsync(new GetManagedThingStateRequest { ManagedThingId = device }, Token)).Endpoints ?? []);
    }

    [Fact]
    public async Task A_device_changes_by_itself()
    {
        var lamp = await Lamp();
        Fleet.Things.SetProperty(lamp, "1", "matter.OnOff@1.4", "OnOff", true);
        Assert.True((await Property(lamp, "OnOff")).AsBool());
        Assert.Throws<ArgumentException>(() => Fleet.Things.SetProperty(lamp, "1", "matter.OnOff@1.4", "Nonsense", true));
    }

    private async Task<string> Lamp() => (await NewLamps(await NewController(), 1))[0];

    private async Task<string> ChangedAt(string thing, string property)
    {
        var state = await Client.GetManagedThingStateAsync(new GetManagedThingStateRequest { ManagedThingId = thing }, Token);
        return state.Endpoints[0].Capabilities[0].Properties.AsDictionary()[property].AsDictionary()["lastChangedAt"].AsString();
    }
}
