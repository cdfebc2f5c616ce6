using Amazon.GreengrassV2.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Sessions;
using IoTFleet.Sandbox;
using Xunit;

namespace IoTFleet.Tests.Core;

/// <summary>Bulk reads against a service that lets only so many calls through.</summary>
public sealed class ThrottlingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_and_few_calls_are_refused()
    {
        var sandbox = new IoTFleet.Sandbox.Sandbox(new SandboxOptions { CoreDevices = 1, Speed = 0 });
        var session = SessionFactory.Get(new SessionSettings { Handler = sandbox.CreateHandler() });
        var device = (await session.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest(), Cancel)).CoreDevices[0].CoreDeviceThingName;
        sandbox.Faults.CallsPerSecond = 200;
        sandbox.Faults.Latency = TimeSpan.FromMilliseconds(20);
        sandbox.Requests.Clear();

        var outcomes = new List<Outcome<int, GetCoreDeviceResponse>>();
        await foreach (var page in Overlap.SelectAsync<int, GetCoreDeviceResponse>(
            Enumerable.Range(0, 800).ToList(), 32, async (_, stop) => await session.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = device }, stop), Cancel))
            outcomes.AddRange(page);

        Assert.Equal(Enumerable.Range(0, 800), outcomes.Select(o => o.Input));
        Assert.All(outcomes, o => Assert.NotNull(o.Value));
        Assert.InRange(sandbox.Requests.Count, 800, 1000);
    }

    [Fact]
    public async Task An_endpoint_where_nobody_listens_is_given_up_soon()
    {
        var session = SessionFactory.Get(new SessionSettings { EndpointUrl = "http://127.0.0.1:1", Region = "us-east-1", Credential = new Amazon.Runtime.BasicAWSCredentials("a", "b") });
        var start = System.Diagnostics.Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<Exception>(() => session.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest(), Cancel));

        Assert.InRange(start.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }
}
