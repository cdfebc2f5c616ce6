using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class CoreDeviceTests : IDisposable
{
    private readonly Fleet _fleet = new();

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public async Task ListsTheFleetWithWhatTheModelHas()
    {
        var devices = (await _fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest(), Fleet.Stop)).CoreDevices;
        Assert.Equal(24, devices.Count);
        Assert.All(devices, d =>
        {
            Assert.Contains(d.Platform, new[] { "linux", "windows" });
            Assert.Contains(d.Architecture, new[] { "amd64", "aarch64", "armv7l" });
            Assert.StartsWith("aws_nucleus_", d.Runtime);
            Assert.True(d.LastStatusUpdateTimestamp <= _fleet.Now);
        });
    }

    [Fact]
    public async Task PagesFollowOneAnother()
    {
        var names = new List<string>();
        await foreach (var device in _fleet.Greengrass.Paginators.ListCoreDevices(new ListCoreDevicesRequest { MaxResults = 5 }).CoreDevices) names.Add(device.CoreDeviceThingName);
        Assert.Equal(24, names.Distinct().Count());
        Assert.Equal(24, names.Count);
        Assert.Equal(5, _fleet.Sandbox.Requests.CountOf("ListCoreDevices"));
    }

    [Fact]
    public async Task ATokenIsGoodForItsOwnQuestionOnly()
    {
        var first = await _fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { MaxResults = 1 }, Fleet.Stop);
        await Assert.ThrowsAsync<ValidationException>(() =>
            _fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { MaxResults = 1, Status = CoreDeviceStatus.HEALTHY, NextToken = first.NextToken }, Fleet.Stop));
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { NextToken = "nonsense" }, Fleet.Stop));
    }

    [Theory]
    [InlineData("HEALTHY")]
    [InlineData("UNHEALTHY")]
    public async Task FiltersByStatus(string status)
    {
        var devices = (await _fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { Status = status }, Fleet.Stop)).CoreDevices;
        Assert.NotEmpty(devices);
        Assert.All(devices, d => Assert.Equal(status, d.Status.Value));
    }

    [Fact]
    public async Task FiltersByRuntime()
    {
        var lite = (await _fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { Runtime = "aws_nucleus_lite" }, Fleet.Stop)).CoreDevices;
        Assert.NotEmpty(lite);
        Assert.All(lite, d => Assert.Equal("aws_nucleus_lite", d.Runtime));
        Assert.Empty((await _fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { Runtime = "other" }, Fleet.Stop)).CoreDevices);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task RefusesPageSizesOutsideTheModel(int size) =>
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { MaxResults = size }, Fleet.Stop));

    [Fact]
    public async Task TheGroupFilterMeansOnceSucceededNotMembership()
    {
        var group = _fleet.Group("press", 3);
        Assert.Empty(await _fleet.DevicesOf(group));

        _fleet.Sandbox.Devices.FailNextDeployment("press-02", "no");
        await _fleet.Deploy(group, ("com.example.Dashboard", "3.1.4"));
        _fleet.Advance(120);
        Assert.Equal(["press-01", "press-03"], await _fleet.DevicesOf(group));

        _fleet.Sandbox.Devices.Leave("press-01", "press");
        Assert.Equal(["press-01", "press-03"], await _fleet.DevicesOf(group));
    }

    [Fact]
    public async Task GetsOne()
    {
        var device = await _fleet.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "berlin-gw-0001" }, Fleet.Stop);
        Assert.Equal("berlin-gw-0001", device.CoreDeviceThingName);
        Assert.Matches(@"^\d+\.\d+\.\d+$", device.CoreVersion);
        Assert.Equal("berlin", device.Tags["site"]);
    }

    [Fact]
    public async Task AnUnknownOneIsNotFound()
    {
        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(() =>
            _fleet.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "nobody" }, Fleet.Stop));
        Assert.Equal("nobody", error.ResourceId);
        Assert.Equal("coreDevice", error.ResourceType);
    }

    [Fact]
    public async Task ANameOverTheLimitIsInvalid()
    {
        var error = await Assert.ThrowsAsync<ValidationException>(() =>
            _fleet.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = new string('a', 129) }, Fleet.Stop));
        Assert.Equal("coreDeviceThingName", Assert.Single(error.Fields).Name);
    }

    [Fact]
    public async Task DeletingLeavesTheThing()
    {
        await _fleet.Greengrass.DeleteCoreDeviceAsync(new DeleteCoreDeviceRequest { CoreDeviceThingName = "berlin-gw-0001" }, Fleet.Stop);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "berlin-gw-0001" }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.DeleteCoreDeviceAsync(new DeleteCoreDeviceRequest { CoreDeviceThingName = "berlin-gw-0001" }, Fleet.Stop));
        Assert.Equal("berlin-gw-0001", (await _fleet.IoT.DescribeThingAsync(new Amazon.IoT.Model.DescribeThingRequest { ThingName = "berlin-gw-0001" }, Fleet.Stop)).ThingName);
        var members = await _fleet.IoT.ListThingsInThingGroupAsync(new Amazon.IoT.Model.ListThingsInThingGroupRequest { ThingGroupName = "Site-Berlin" }, Fleet.Stop);
        Assert.Contains("berlin-gw-0001", members.Things);
    }

    [Fact]
    public async Task ConnectedDevicesReportOnceADayAndStaleOnesDoNot()
    {
        _fleet.Sandbox.Devices.Add("press");
        _fleet.Sandbox.Devices.Disconnect("berlin-gw-0001");
        var cutOff = await LastReport("berlin-gw-0001");
        _fleet.Advance(72 * 3600);
        Assert.InRange(_fleet.Now - await LastReport("press"), TimeSpan.Zero, TimeSpan.FromHours(24));
        Assert.Equal(cutOff, await LastReport("berlin-gw-0001"));

        _fleet.Sandbox.Devices.Connect("berlin-gw-0001");
        Assert.InRange(_fleet.Now - await LastReport("berlin-gw-0001"), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task SomeDevicesAreStaleFromTheStart()
    {
        var devices = (await _fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest(), Fleet.Stop)).CoreDevices;
        Assert.InRange(devices.Count(d => _fleet.Now - d.LastStatusUpdateTimestamp > TimeSpan.FromHours(48)), 1, 6);
    }

    private async Task<DateTime> LastReport(string device) =>
        (await _fleet.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = device }, Fleet.Stop)).LastStatusUpdateTimestamp!.Value;
}
