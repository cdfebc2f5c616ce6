using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using IoTFleet.CmdletHost;
using IoTFleet.Pipeline;
using IoTFleet.Sandbox;
using IoTFleet.Session;
using IoTFleet.Tests.Cmdlets;
using Xunit;

namespace IoTFleet.Tests.Trust;

/// <summary>
/// Eight sessions run mixed commands over HTTP on one sandbox that fails two requests of a hundred. IOTFLEET_SOAK is for how
/// many seconds; 8 when absent.
/// </summary>
[Collection(SessionCollection.Name)]
public sealed class SoakTests : IDisposable
{
    private const int Sessions = 8;
    private const double FaultShare = 0.02, WarmUpShare = 0.5;

    // Two pages of a list and four calls for its devices.
    private const int CallsOfSession = 6;
    private const int MoreHandles = 40, MoreThreads = 25;
    private const long MoreBytes = 48 * 1024 * 1024;
    private static readonly FaultKind[] Kinds =
        [FaultKind.Throttling, FaultKind.InternalError, FaultKind.Unavailable, FaultKind.ResetBeforeBody, FaultKind.ResetInBody, FaultKind.TruncatedBody, FaultKind.EmptyBody, FaultKind.LostAnswer];

    public void Dispose() => Current.Context = null;

    [Fact]
    public async Task Nothing_grows_and_nothing_is_lost()
    {
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("IOTFLEET_SOAK"), NumberStyles.Float, CultureInfo.InvariantCulture, out var given) ? given : 8;
        var time = TimeSpan.FromSeconds(seconds);
        var sandbox = new IoTFleet.Sandbox.Sandbox(new SandboxOptions { CoreDevices = 40, ManagedThings = 24, Speed = 0 });
        using var server = new SandboxServer(sandbox);
        using (var session = new HostSession(typeof(FleetCmdlet).Assembly))
            Assert.Empty(session.Run($"Connect-IoTFleet -EndpointUrl {server.Endpoint} -Region us-east-1 -AccessKey AKIDEXAMPLE -SecretKey secret").Errors);
        foreach (var kind in Kinds) sandbox.Faults.Add(new FaultRule { Kind = kind, Rate = FaultShare / Kinds.Length });
        var (written, unknown, failures) = (new ConcurrentBag<string>(), new ConcurrentBag<string>(), new ConcurrentBag<string>());
        var commands = 0;
        var idle = Measure();
        var watch = Stopwatch.StartNew();

        var work = Enumerable.Range(0, Sessions).Select(worker => Task.Run(
            () =>
            {
                using var session = new HostSession(typeof(FleetCmdlet).Assembly);
                for (var i = 0; watch.Elapsed < time; i++)
                {
                    var name = $"made-{worker}-{i}";
                    var pipeline = (i % 5) switch
                    {
                        0 => "Get-GGCoreDevice -PageSize 7",
                        1 => "Get-GGCoreDevice -PageSize 10 | Select-Object -First 8 | Get-GGInstalledComponent -ThrottleLimit 4",
                        2 => $"New-MICredentialLocker {name}",
                        3 => "Get-MIManagedThing -Role DEVICE | Select-Object -First 4 | Get-MIManagedThingConnectivity",
                        _ => "Get-MIManagedThing -PageSize 5",
                    };
                    var run = session.Run(pipeline);
                    Interlocked.Increment(ref commands);
                    foreach (var error in run.Errors)
                        if (error.FullyQualifiedErrorId.StartsWith("AnswerLost", StringComparison.Ordinal)) unknown.Add(name);
                        else failures.Add($"{pipeline}: {error}");
                    if (i % 5 == 2 && run.Errors.Count == 0) written.Add(name);
                    if (i % 5 == 0 && run.Errors.Count == 0 && run.Output.Count != 40) failures.Add($"{pipeline}: {run.Output.Count} devices");
                    if (i % 5 == 4 && run.Errors.Count == 0 && run.Output.Count != 24) failures.Add($"{pipeline}: {run.Output.Count} things");
                }
            },
            TestContext.Current.CancellationToken)).ToArray();
        await Task.Delay(time * WarmUpShare, TestContext.Current.CancellationToken);
        var before = Measure();
        await Task.WhenAll(work);
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        var after = Measure();
        sandbox.Faults.Clear();

        using var reader = new HostSession(typeof(FleetCmdlet).Assembly);
        var held = reader.Run("Get-MICredentialLocker").Output.Select(o => o!.Properties["Name"]!.Value!.ToString()!).Where(n => n.StartsWith("made-", StringComparison.Ordinal)).ToList();
        Reliability.Write("soak",
        [
            "| figure | after warm-up | at the end |", "|---|---|---|",
            $"| sockets: both ends of each connection | {before.Sockets} | {after.Sockets} |", $"| other handles | {before.Handles} | {after.Handles} |", $"| threads | {before.Threads} | {after.Threads} |",
            string.Create(CultureInfo.InvariantCulture, $"| managed memory, MB | {before.Bytes / 1048576.0:0.0} | {after.Bytes / 1048576.0:0.0} |"), "",
            $"{Sessions} sessions, {watch.Elapsed.TotalSeconds:0} seconds, {commands:N0} commands, {sandbox.Requests.Count:N0} requests, {FaultShare:P0} of them with a fault. "
            + $"Written: {written.Count:N0}; not known: {unknown.Count}; held by the sandbox: {held.Count:N0}, none twice. Errors of commands: {failures.Count}.",
        ]);

        Assert.Equal(held.Count, held.Distinct().Count());
        Assert.Equal([], written.Except(held));
        Assert.Equal([], held.Except(written).Except(unknown));
        Assert.Equal([], failures);

        // How many calls meet depends on the machine; that each needs a connection of two ends does not.
        Assert.InRange(after.Sockets, 0, idle.Sockets + 2 * Sessions * CallsOfSession);
        Assert.InRange(after.Handles, 0, before.Handles + MoreHandles);
        Assert.InRange(after.Threads, 0, before.Threads + MoreThreads);
        Assert.InRange(after.Bytes, 0, before.Bytes + MoreBytes);
    }

    private static (int Sockets, int Handles, int Threads, long Bytes) Measure()
    {
        using var process = Process.GetCurrentProcess();
        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        if (!OperatingSystem.IsLinux()) return (0, process.HandleCount, process.Threads.Count, bytes);
        var handles = Directory.GetFileSystemEntries("/proc/self/fd").Select(handle => new FileInfo(handle).LinkTarget ?? "").ToList();

        // .NET keeps the files of assemblies open, which are loaded when something first needs them.
        return (handles.Count(IsSocket), handles.Count(handle => !IsSocket(handle) && !handle.EndsWith(".dll", StringComparison.Ordinal)), process.Threads.Count, bytes);
    }

    private static bool IsSocket(string handle) => handle.StartsWith("socket:", StringComparison.Ordinal);
}
