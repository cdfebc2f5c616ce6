using Amazon.GreengrassV2.Model;
using Amazon.IoTManagedIntegrations.Model;
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
        var (sandbox, session, device) = await MakeAsync();
        sandbox.Faults.CallsPerSecond = 200;
        sandbox.Faults.Latency = TimeSpan.FromMilliseconds(20);
        sandbox.Requests.Clear();

        var outcomes = await GetAsync(session, device, 800);

        Assert.Equal(Enumerable.Range(0, 800), outcomes.Select(o => o.Input));
        Assert.All(outcomes, o => Assert.NotNull(o.Value));
        Assert.InRange(sandbox.Requests.Count, 800, 880);
    }

    [Fact]
    public async Task One_throttled_call_does_not_hold_up_what_comes_after_it()
    {
        var (sandbox, session, device) = await MakeAsync();
        sandbox.Faults.Add(new FaultRule { ErrorCode = "ThrottlingException", StatusCode = 429, Remaining = 1 });
        var start = System.Diagnostics.Stopwatch.StartNew();

        await session.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = device }, Cancel);
        var outcomes = await GetAsync(session, device, 500);

        Assert.All(outcomes, o => Assert.NotNull(o.Value));
        Assert.InRange(start.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Throttled_calls_hold_up_neither_another_operation_nor_another_service()
    {
        var (sandbox, session, device) = await MakeAsync();
        sandbox.Faults.Add(new FaultRule { Operation = "GetCoreDevice", ErrorCode = "ThrottlingException", StatusCode = 429 });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var throttled = session.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = device }, stop.Token);
        while (sandbox.Requests.CountOf("GetCoreDevice") < 2) await Task.Delay(10, Cancel);

        for (var i = 0; i < 50; i++)
        {
            await session.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest(), Cancel);
            await session.ManagedIntegrations.ListManagedThingsAsync(new ListManagedThingsRequest(), Cancel);
        }

        // At the pace of the throttled operation these would have taken 10 s and more.
        Assert.InRange(sandbox.Requests.CountOf("GetCoreDevice"), 2, 12);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => throttled);
    }

    [Fact]
    public async Task An_endpoint_where_nobody_listens_is_given_up_soon()
    {
        var session = SessionFactory.Get(new SessionSettings { EndpointUrl = "http://127.0.0.1:1", Region = "us-east-1", Credential = new Amazon.Runtime.BasicAWSCredentials("a", "b") });
        var start = System.Diagnostics.Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<Exception>(() => session.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest(), Cancel));

        Assert.InRange(start.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    private static async Task<(IoTFleet.Sandbox.Sandbox Sandbox, FleetSession Session, string Device)> MakeAsync()
    {
        var sandbox = new IoTFleet.Sandbox.Sandbox(new SandboxOptions { CoreDevices = 1, Speed = 0 });
        var session = SessionFactory.Get(new SessionSettings { Handler = sandbox.CreateHandler() });
        var device = (await session.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest(), Cancel)).CoreDevices[0].CoreDeviceThingName;
        return (sandbox, session, device);
    }

    private static async Task<List<Outcome<int, GetCoreDeviceResponse>>> GetAsync(FleetSession session, string device, int count)
    {
        var outcomes = new List<Outcome<int, GetCoreDeviceResponse>>();
        await foreach (var page in Overlap.SelectAsync<int, GetCoreDeviceResponse>(
            Enumerable.Range(0, count).ToList(), 32, async (_, stop) => await session.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = device }, stop), Cancel))
            outcomes.AddRange(page);
        return outcomes;
    }
}
