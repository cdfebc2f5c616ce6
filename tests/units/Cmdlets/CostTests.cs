using Amazon.GreengrassV2.Model;
using IoTFleet.CmdletHost;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;
using IoTFleet.Session;
using IoTFleet.Tests.Api;
using Xunit;

namespace IoTFleet.Tests.Cmdlets;

/// <summary>
/// What the module asks of the service and of memory. Requests are exact; bytes have a margin of a third above what they
/// were when the limit was set. Time is measured in tests/benchmarks.
/// </summary>
[Collection(SessionCollection.Name)]
public sealed class CostTests : IDisposable
{
    private const int Devices = 1200;
    private readonly HostSession _host = new(typeof(FleetCmdlet).Assembly);
    private readonly IoTFleet.Sandbox.Sandbox _sandbox;

    public CostTests()
    {
        Run($"Connect-IoTFleet -Sandbox -Speed 0 -DeviceCount {Devices}");
        _sandbox = Current.Context!.Sandbox!;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Current.Context = null;
        _host.Dispose();
    }

    [Fact]
    public void A_list_costs_its_pages_and_its_beginning_two_at_most()
    {
        Run("Get-GGCoreDevice -PageSize 100 | Measure-Object");
        Assert.Equal(Devices / 100, _sandbox.Requests.Count);

        _sandbox.Requests.Clear();
        Run("Get-GGCoreDevice -PageSize 100 | Select-Object -First 5");
        Assert.InRange(_sandbox.Requests.Count, 1, 2);
    }

    [Fact]
    public void A_call_for_each_device_is_one_call_for_each_device()
    {
        Run("Get-GGCoreDevice -PageSize 100 | Get-GGInstalledComponent -ThrottleLimit 64 | Measure-Object");

        Assert.Equal(Devices, _sandbox.Requests.CountOf("ListInstalledComponents"));
        Assert.Equal(Devices + (Devices / 100), _sandbox.Requests.Count);
    }

    [Fact]
    public void The_status_of_a_rollout_is_read_in_lists_and_for_failed_devices_alone()
    {
        Run("Get-GGDeploymentStatus -ThingGroup Production");

        Assert.InRange(_sandbox.Requests.CountOf("ListEffectiveDeployments"), 1, Devices / 10);
        Assert.InRange(_sandbox.Requests.Count, 1, Devices / 8);
    }

    [Fact]
    public async Task A_page_of_100_devices_is_read_without_waste()
    {
        using var page = await Page();
        var client = new Wire(Answer.Json(await page.Content.ReadAsStringAsync(Cancel))).Greengrass();
        var request = new ListCoreDevicesRequest { MaxResults = 100 };

        var bytes = await BytesAsync(50, () => client.ListCoreDevicesAsync(request, Cancel));

        Assert.InRange(bytes, 30_000, 72_000);
    }

    [Fact]
    public async Task A_call_in_a_fan_out_costs_little_besides_itself()
    {
        const int Calls = 200;
        var bytes = await BytesAsync(5, () =>
        {
            // As many as may wait, so that nothing here waits for a single one.
            using var work = new OrderedFanOut<int>(64, Cancel);
            for (var i = 0; i < Calls; i++) work.Start((give, _) => give(0));
            while (work.Take(out _))
            {
            }

            return Task.CompletedTask;
        });

        Assert.InRange(bytes / Calls, 500, 4200);
    }

    [Fact]
    public async Task A_listed_object_costs_next_to_nothing_on_its_way_to_the_pipeline()
    {
        var page = Enumerable.Range(0, 100).Select(i => $"device-{i}").ToList();

        var bytes = await BytesAsync(10, () =>
        {
            using var work = new OrderedFanOut<Action>(1, Cancel);
            work.Start((emit, stop) => Pages.GiveAsync(TenTimes(page), items => emit(() => Assert.Equal(100, items.Count)), stop));
            while (work.Take(out var write)) write();
            return Task.CompletedTask;
        });

        Assert.InRange(bytes / 1000, 0, 25);
    }

    private static async IAsyncEnumerable<IReadOnlyList<string>> TenTimes(IReadOnlyList<string> page)
    {
        for (var i = 0; i < 10; i++)
        {
            await Task.Yield();
            yield return page;
        }
    }

    private static async Task<long> BytesAsync(int times, Func<Task> work)
    {
        for (var i = 0; i < times; i++) await work();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < times; i++) await work();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / times;
    }

    private async Task<HttpResponseMessage> Page()
    {
        using var client = new HttpMessageInvoker(_sandbox.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://sandbox.invalid/greengrass/v2/coreDevices?maxResults=100");
        return await client.SendAsync(request, Cancel);
    }

    private void Run(string pipeline)
    {
        var errors = _host.Run(pipeline).Errors;
        Assert.True(errors.Count == 0, string.Join(Environment.NewLine, errors));
    }
}
