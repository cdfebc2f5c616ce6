using Amazon.GreengrassV2.Model;
using BenchmarkDotNet.Attributes;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;
using IoTFleet.Sandbox;

namespace IoTFleet.HotPaths;

/// <summary>What is done for every page, object and call.</summary>
[MemoryDiagnoser]
public class HotPathBenchmarks
{
    private const int PageSize = 100;
    private const int PageCount = 10;
    private const int Calls = 1000;
    private readonly List<List<string>> _pages = [.. Enumerable.Range(0, PageCount).Select(p => Enumerable.Range(0, PageSize).Select(i => $"device-{p}-{i}").ToList())];
    private readonly ListCoreDevicesRequest _page = new() { MaxResults = PageSize };
    private readonly ListCoreDevicesRequest _one = new() { MaxResults = 1 };
    private FleetSession _session = null!;

    /// <summary>An endpoint in this process that gives the same page again and again, without the sandbox's own work.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        var sandbox = new Sandbox.Sandbox(new SandboxOptions { CoreDevices = 2 * PageSize, Speed = 0 });
        _session = SessionFactory.Get(new SessionSettings { Handler = await Replay.OfAsync(sandbox.CreateHandler()) });
    }

    /// <summary>A whole call through the SDK whose answer is a page of 100 devices. Its difference to the next one is unmarshalling.</summary>
    [Benchmark(Description = "call, page of 100 devices")]
    public Task<ListCoreDevicesResponse> PageOfHundredAsync() => _session.Greengrass.ListCoreDevicesAsync(_page);

    /// <summary>A whole call through the SDK whose answer is a page of one device.</summary>
    [Benchmark(Description = "call, page of 1 device")]
    public Task<ListCoreDevicesResponse> PageOfOneAsync() => _session.Greengrass.ListCoreDevicesAsync(_one);

    /// <summary>A list of 10 pages handed over to the pipeline's thread: all that the module does for it but PowerShell's WriteObject.</summary>
    [Benchmark(Description = "emit 1,000 objects")]
    public int Emit()
    {
        using var work = new OrderedFanOut<Action>(1, CancellationToken.None);
        var count = 0;
        work.Start((emit, stop) => Pages.GiveAsync(
            ReadAsync(),
            page => emit(() =>
            {
                foreach (var item in page) count += item.Length > 0 ? 1 : 0;
            }),
            stop));
        while (work.Take(out var write)) write();
        return count;
    }

    /// <summary>What the fan-out costs for a call that takes no time.</summary>
    [Benchmark(Description = "fan-out, per call", OperationsPerInvoke = Calls)]
    public int FanOut()
    {
        using var work = new OrderedFanOut<int>(64, CancellationToken.None);
        var taken = 0;
        for (var i = 0; i < Calls; i++)
        {
            var input = i;
            work.Start((give, stop) =>
            {
                _ = give(input);
                return Task.CompletedTask;
            });
            while (work.TryTake(out _)) taken++;
            while (work.IsFull && work.Take(out _)) taken++;
        }

        while (work.Take(out _)) taken++;
        return taken;
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync()
    {
        foreach (var page in _pages)
        {
            await Task.Yield();
            yield return page;
        }
    }
}
