using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class ClientDeviceTests : IDisposable
{
    private readonly Fleet _fleet = new();

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public async Task AssociatesAndDisassociates()
    {
        Assert.Equal(["sensor-berlin-01", "sensor-berlin-02", "sensor-berlin-03", "sensor-berlin-04"], await Clients("berlin-gw-0001"));
        Assert.Empty((await Associate("berlin-gw-0001", "sensor-berlin-05", "sensor-berlin-04")).ErrorEntries);
        Assert.Equal(5, (await Clients("berlin-gw-0001")).Count);

        var answer = await _fleet.Greengrass.BatchDisassociateClientDeviceFromCoreDeviceAsync(new BatchDisassociateClientDeviceFromCoreDeviceRequest
        {
            CoreDeviceThingName = "berlin-gw-0001",
            Entries = [new() { ThingName = "sensor-berlin-01" }, new() { ThingName = "sensor-berlin-06" }],
        }, Fleet.Stop);
        var error = Assert.Single(answer.ErrorEntries);
        Assert.Equal("sensor-berlin-06", error.ThingName);
        Assert.NotEmpty(error.Code);
        Assert.NotEmpty(error.Message);
        Assert.DoesNotContain("sensor-berlin-01", await Clients("berlin-gw-0001"));
    }

    [Fact]
    public async Task OneEntrysErrorLeavesTheOthers()
    {
        var answer = await Associate("berlin-gw-0002", "nothing", "sensor-berlin-05");
        Assert.Equal("nothing", Assert.Single(answer.ErrorEntries).ThingName);
        Assert.Equal(["sensor-berlin-05"], await Clients("berlin-gw-0002"));
    }

    [Fact]
    public async Task ABatchHasAtMost100Entries()
    {
        await Assert.ThrowsAsync<ValidationException>(() => Associate("berlin-gw-0001", [.. Enumerable.Range(0, 101).Select(i => "t" + i)]));
        Assert.Equal(100, (await Associate("berlin-gw-0001", [.. Enumerable.Range(0, 100).Select(i => "t" + i)])).ErrorEntries.Count);
        await Assert.ThrowsAsync<ValidationException>(() => Associate("berlin-gw-0001"));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Associate("nobody", "sensor-berlin-05"));
    }

    [Fact]
    public async Task Pages()
    {
        var names = new List<string>();
        var request = new ListClientDevicesAssociatedWithCoreDeviceRequest { CoreDeviceThingName = "berlin-gw-0001", MaxResults = 3 };
        await foreach (var client in _fleet.Greengrass.Paginators.ListClientDevicesAssociatedWithCoreDevice(request).AssociatedClientDevices)
        {
            Assert.NotNull(client.AssociationTimestamp);
            names.Add(client.ThingName);
        }

        Assert.Equal(4, names.Count);
    }

    private async Task<List<string>> Clients(string device) =>
        (await _fleet.Greengrass.ListClientDevicesAssociatedWithCoreDeviceAsync(new ListClientDevicesAssociatedWithCoreDeviceRequest { CoreDeviceThingName = device }, Fleet.Stop))
        .AssociatedClientDevices.ConvertAll(c => c.ThingName);

    private Task<BatchAssociateClientDeviceWithCoreDeviceResponse> Associate(string device, params string[] things) =>
        _fleet.Greengrass.BatchAssociateClientDeviceWithCoreDeviceAsync(new BatchAssociateClientDeviceWithCoreDeviceRequest
        {
            CoreDeviceThingName = device,
            Entries = [.. things.Select(t => new AssociateClientDeviceWithCoreDeviceEntry { ThingName = t })],
        }, Fleet.Stop);
}
