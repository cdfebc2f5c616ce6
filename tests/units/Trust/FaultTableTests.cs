using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using IoTFleet.CmdletHost;
using IoTFleet.Pipeline;
using IoTFleet.Sandbox;
using IoTFleet.Session;
using IoTFleet.Tests.Cmdlets;
using Xunit;

namespace IoTFleet.Tests.Trust;

/// <summary>
/// Every fault against every class of cmdlets: what comes out, each item once; errors that name their input; writes that are
/// acted on at most once; and all of it in time. One request of the cell's operation meets the fault, the second one where
/// there are several, and the rest are answered. Over HTTP each cell has a sandbox of its own; in process they share the one
/// that is connected.
/// </summary>
[Collection(SessionCollection.Name)]
public sealed class FaultTableTests : IDisposable
{
    private const string Connection = "-Region us-east-1 -AccessKey AKIDEXAMPLE -SecretKey secret";
    private const int Workers = 12;
    private const int Many = 8;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(45);
    private readonly string _folder = Directory.CreateTempSubdirectory("iotfleet-").FullName;

    /// <summary>What must come of a fault.</summary>
    private enum Outcome
    {
        /// <summary>Everything, as if nothing had been.</summary>
        Done,

        /// <summary>One error, that names the input, which was not done; the rest is done.</summary>
        Error,

        /// <summary>One error, that names the input and says that it is not known whether it was done; it was done once at most. The rest is done.</summary>
        Unknown,

        /// <summary>There is no such thing: the operation has no pages.</summary>
        None,
    }

    private static readonly FaultKind[] Final = [FaultKind.Error, FaultKind.QuotaExceeded, FaultKind.AccessDenied, FaultKind.ExpiredCredentials, FaultKind.CredentialsNotYetValid, FaultKind.HtmlBody];
    private static readonly FaultKind[] Lost =
        [FaultKind.ResetBeforeBody, FaultKind.ResetInBody, FaultKind.TruncatedBody, FaultKind.EmptyBody, FaultKind.LateAnswer, FaultKind.SlowBytes, FaultKind.LostAnswer];

    private static readonly Class[] Classes =
    [
        new("list", "ListCoreDevices", 1, "Get-GGCoreDevice -PageSize 10"),
        new("get", "GetCoreDevice", 0, "Get-GGCoreDevice {0}"),
        new("bulk read", "GetCoreDevice", 1, "{0} | Get-GGCoreDevice -ThrottleLimit 4"),
        new("write", "CreateCredentialLocker", 0, "New-MICredentialLocker {0}"),
        new("bulk write", "DeleteCoreDevice", 1, "{0} | Remove-GGCoreDevice -Force -ThrottleLimit 4"),
        new("bulk write, no token", "SendManagedThingCommand", 1, "{0} | Send-MIManagedThingCommand -Endpoint 1 -Capability matter.OnOff@1.4 -Action On -ThrottleLimit 4"),
        new("wait", "GetOtaTask", 0, "Wait-MIOtaTask {0} -AllowFailed -PollSeconds 1 -Timeout 0:0:20"),
        new("download", "GetObject", 1, "Save-GGComponentArtifact aws.greengrass.Cli -Path '{1}'"),
    ];

    public void Dispose()
    {
        Current.Context = null;
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_cell_holds()
    {
        using (var session = new HostSession(typeof(FleetCmdlet).Assembly))
            session.Run($"Connect-IoTFleet -EndpointUrl http://127.0.0.1:9 {Connection} -RequestTimeoutSeconds 2.5");
        var kinds = Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Error).ToArray();
        var cells = new ConcurrentQueue<(FaultKind Kind, Class Class)>(
            kinds.SelectMany(kind => Classes.Select(c => (kind, c))).OrderBy(cell => cell.kind is FaultKind.LateAnswer or FaultKind.SlowBytes ? 0 : 1));
        var results = new ConcurrentDictionary<(FaultKind, string), Result>();

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(
            () =>
            {
                using var session = new HostSession(typeof(FleetCmdlet).Assembly);
                while (cells.TryDequeue(out var cell)) results[(cell.Kind, cell.Class.Name)] = Run(session, cell.Kind, cell.Class);
            },
            TestContext.Current.CancellationToken)));

        Reliability.Write("faults", Table(kinds, results));
        var faults = results.Where(r => r.Value.Fault is not null).Select(r => $"{r.Key}: {r.Value.Fault}").Order().ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_cell_holds_in_process()
    {
        using (var session = new HostSession(typeof(FleetCmdlet).Assembly))
            session.Run($"Connect-IoTFleet -Sandbox -Speed 0 -DeviceCount 250 -ManagedThingCount 40 -RequestTimeoutSeconds 0.7");
        var sandbox = Current.Context!.Sandbox!;
        var kinds = Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Error).OrderBy(kind => kind is FaultKind.LateAnswer ? 0 : 1).ToArray();
        var faults = new ConcurrentBag<string>();
        var cells = 0;
        string[] named;

        // Read before any list meets a fault: "bulk write" takes away the first, these are the last.
        using (var session = new HostSession(typeof(FleetCmdlet).Assembly)) named = Get(session, "Get-GGCoreDevice", "CoreDeviceThingName");

        // One after the other those that meet the same operation, or of which one reads what the other removes; the rest at once.
        string[][] rows = [["list", "bulk write"], ["get", "bulk read"], ["write"], ["bulk write, no token"], ["wait"], ["download"]];
        await Task.WhenAll(rows.Select(row => Task.Run(
            () =>
            {
                using var session = new HostSession(typeof(FleetCmdlet).Assembly);
                foreach (var c in row.Select(name => Classes.Single(c => c.Name == name)))
                {
                    foreach (var kind in kinds)
                    {
                        if (RunInProcess(session, sandbox, kind, c, named) is { } fault) faults.Add($"{kind}, {c.Name}: {fault}");
                        Interlocked.Increment(ref cells);
                    }
                }
            },
            TestContext.Current.CancellationToken)));

        Assert.Equal(kinds.Length * Classes.Length, cells);
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order()));
    }

    // Scripts, and not rules: they are for one operation, and end without disturbing the others.
    private string? RunInProcess(HostSession session, IoTFleet.Sandbox.Sandbox sandbox, FaultKind kind, Class c, string[] named)
    {
        const int ForEver = 100;
        var expected = Expected(kind, c);
        if (expected == Outcome.None) return null;
        try
        {
            var inputs = c.Name switch
            {
                "get" => [named[^1]],
                "bulk read" => named[^Many..],
                _ => Inputs(session, sandbox, c, "", kind.ToString()),
            };
            var acted = Acted(sandbox, c);
            var skipped = Enumerable.Repeat(FaultKind.None, kind is FaultKind.ConnectionRefused or FaultKind.RepeatedItem ? 0 : c.Skip);
            var times = kind is FaultKind.ConnectionRefused or FaultKind.RepeatedItem or FaultKind.RepeatedPageToken ? ForEver : 1;
            sandbox.Faults.Script(c.Operation, [.. skipped, .. Enumerable.Repeat(kind, times)]);
            var folder = Path.Combine(_folder, $"in-process-{kind}-{c.Operation}");
            var watch = Stopwatch.StartNew();
            var run = session.Run(Text(c, inputs, folder, ""));
            watch.Stop();
            var left = sandbox.Faults.Left(c.Operation);
            sandbox.Faults.Script(c.Operation);
            if (times == 1 && left > 0) return "no request met the fault";
            return Judge(session, sandbox, kind, c, expected, inputs, acted, run, "", folder) ?? (watch.Elapsed > Bound ? $"it took {watch.Elapsed}" : null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e.ToString();
        }
    }

    private static int Acted(IoTFleet.Sandbox.Sandbox sandbox, Class c) => sandbox.Requests.Entries.Count(e => e.Operation == c.Operation && e.StatusCode < 300);

    private Result Run(HostSession session, FaultKind kind, Class c)
    {
        var expected = Expected(kind, c);
        if (expected == Outcome.None) return new Result("", null);
        var sandbox = new IoTFleet.Sandbox.Sandbox(new SandboxOptions { CoreDevices = 35, ManagedThings = 40, Speed = 0 });
        using var server = new SandboxServer(sandbox);
        var connection = $"-EndpointUrl {server.Endpoint.AbsoluteUri} {Connection}";
        try
        {
            var inputs = Inputs(session, sandbox, c, connection, "made");
            sandbox.Requests.Clear();
            sandbox.Faults.Add(new FaultRule { Operation = c.Operation, Kind = kind, Delay = TimeSpan.FromMinutes(10), Skip = c.Skip, Remaining = kind is FaultKind.RepeatedPageToken or FaultKind.RepeatedItem or FaultKind.ClockSkew ? -1 : 1, Rate = kind == FaultKind.None ? 0 : 1 });
            if (kind is FaultKind.RepeatedItem) sandbox.Faults.Script(c.Operation, FaultKind.RepeatedItem);
            var place = kind == FaultKind.ConnectionRefused ? $"-EndpointUrl http://127.0.0.1:{ClosedPort()} {Connection}" : connection;
            var folder = Path.Combine(_folder, $"{kind}-{c.Operation}");
            var watch = Stopwatch.StartNew();
            var run = session.Run(Text(c, inputs, folder, place));
            watch.Stop();
            sandbox.Faults.Clear();
            var fault = Judge(session, sandbox, kind, c, expected, inputs, 0, run, connection, folder) ?? (watch.Elapsed > Bound ? $"it took {watch.Elapsed}" : null);
            return new Result(Words(run, watch.Elapsed), fault);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new Result("", e.ToString());
        }
    }

    private static Outcome Expected(FaultKind kind, Class c) => kind switch
    {
        FaultKind.RepeatedPageToken => c.Name == "list" ? Outcome.Error : Outcome.None,
        FaultKind.RepeatedItem => c.Name == "list" ? Outcome.Done : Outcome.None,
        FaultKind.ClockSkew or FaultKind.WrongContentType or FaultKind.EmptyBody when c.Name == "download" => kind == FaultKind.ClockSkew ? Outcome.None : Outcome.Done,
        FaultKind.EmptyBody or FaultKind.TruncatedBody or FaultKind.ResetInBody or FaultKind.SlowBytes when c.Operation == "DeleteCoreDevice" => Outcome.Done,
        FaultKind.ConnectionRefused => Outcome.Error,
        FaultKind.InternalError when c.Operation == "SendManagedThingCommand" => Outcome.Error,
        _ when c.Operation == "SendManagedThingCommand" && Lost.Contains(kind) => Outcome.Unknown,
        _ => Final.Contains(kind) ? Outcome.Error : Outcome.Done,
    };

    private static string[] Inputs(HostSession session, IoTFleet.Sandbox.Sandbox sandbox, Class c, string connection, string made)
    {
        switch (c.Name)
        {
            case "list" or "get" or "bulk read" or "bulk write":
                var names = Get(session, $"Get-GGCoreDevice {connection}", "CoreDeviceThingName");
                return c.Name switch { "list" => names, "bulk write" => [.. names.Take(Many)], _ => [.. names.TakeLast(c.Name == "get" ? 1 : Many)] };
            case "bulk write, no token":
                // Those that can be switched on.
                var things = Get(session, $"Get-MIManagedThing -Role DEVICE {connection}", "Id");
                var able = session.Run(Text(c, things, "", connection)).Output.Select(o => o!.Properties["ManagedThingId"]!.Value!.ToString()!).Take(Many).ToArray();
                Assert.Equal(Many, able.Length);
                return able;
            case "wait":
                var thing = Get(session, $"Get-MIManagedThing -Role DEVICE {connection}", "Id")[0];
                var task = Get(session, $"New-MIOtaTask s3://firmware/2.0.0/job.json -Target {thing} {connection}", "TaskId");
                sandbox.Clock.Advance(TimeSpan.FromHours(1));
                return task;
            case "download":
                return ["aws.greengrass.Cli-2.16.0-linux.zip", "aws.greengrass.Cli-2.16.0-windows.zip"];
            default:
                return [made];
        }
    }

    private static string Text(Class c, string[] inputs, string folder, string connection) =>
        string.Format(CultureInfo.InvariantCulture, c.Pipeline, string.Join(",", inputs.Select(i => $"'{i}'")), folder) + " " + connection;

    private string? Judge(HostSession session, IoTFleet.Sandbox.Sandbox sandbox, FaultKind kind, Class c, Outcome expected, string[] inputs, int before, HostResult run, string connection, string folder)
    {
        var all = kind == FaultKind.ConnectionRefused;

        // Over HTTP nobody tells which artifacts there are; in process it is each download that is refused.
        var together = c.Name == "list" || (c.Name == "download" && connection.Length > 0);
        var errors = expected == Outcome.Done ? 0 : all && !together ? inputs.Length : 1;
        if (run.Errors.Count != errors) return $"{run.Errors.Count} errors in place of {errors}: {string.Join(" | ", run.Errors.Select(Message))}";
        foreach (var error in run.Errors)
        {
            var named = c.Name switch { "list" => "core devices", "download" when all && together => "aws.greengrass.Cli", _ => inputs.FirstOrDefault(i => i == error.TargetObject?.ToString()) ?? "credential locker" };
            if (!Message(error).Contains(named, StringComparison.OrdinalIgnoreCase)) return $"The error does not name '{named}': {Message(error)}";
            if ((error.FullyQualifiedErrorId.StartsWith("AnswerLost", StringComparison.Ordinal)) != (expected == Outcome.Unknown)) return $"Unexpected error: {error.FullyQualifiedErrorId}: {Message(error)}";
        }

        var failed = run.Errors.Select(e => e.TargetObject?.ToString()).ToHashSet();
        switch (c.Name)
        {
            case "list" or "get" or "bulk read":
                var wanted = c.Name == "list" ? inputs.Take(errors == 0 ? inputs.Length : all ? 0 : kind == FaultKind.RepeatedPageToken ? 20 : 10) : inputs.Where(i => !failed.Contains(i));
                var items = run.Output.Select(o => o!.Properties["CoreDeviceThingName"]!.Value!.ToString()!).ToArray();
                if (!wanted.SequenceEqual(items)) return $"Items are {string.Join(",", items)} in place of {string.Join(",", wanted)}";
                break;
            case "write":
                var made = Get(session, $"Get-MICredentialLocker {connection}", "Name").Count(n => n == inputs[0]);
                if (expected == Outcome.Unknown ? made > 1 : made != 1 - errors) return $"It was made {made} times";
                break;
            case "bulk write":
                var left = Get(session, $"Get-GGCoreDevice {connection}", "CoreDeviceThingName").Intersect(inputs).Order();
                if (!left.SequenceEqual(inputs.Where(failed.Contains).Order())) return $"Left are {string.Join(",", left)}";
                if (errors == 0) break;

                // What failed is run again, as the errors give it.
                session.Run(Text(c, [.. failed.Select(f => f!)], folder, connection));
                if (Get(session, $"Get-GGCoreDevice {connection}", "CoreDeviceThingName").Intersect(inputs).Any()) return "Run again, some are still left";
                break;
            case "bulk write, no token":
                var acted = Acted(sandbox, c) - before - (kind == FaultKind.HtmlBody ? 1 : 0);
                if (expected == Outcome.Unknown ? acted > inputs.Length || acted < inputs.Length - 1 : acted != inputs.Length - errors) return $"{acted} commands were sent for {inputs.Length} inputs";
                break;
            case "wait":
                if (run.Output.Count != 1 - errors) return $"{run.Output.Count} objects";
                break;
            case "download":
                var files = Directory.Exists(folder) ? Directory.GetFiles(folder).Select(Path.GetFileName).Order().ToArray() : [];
                if (!files.SequenceEqual(all ? [] : inputs.Where(i => !failed.Contains(i)).Order())) return $"Files are {string.Join(",", files)}";
                if (Directory.Exists(folder) && Directory.GetFiles(folder).Any(f => new FileInfo(f).Length < 60000)) return "A file is not whole";
                break;
        }

        return null;
    }

    private static string[] Get(HostSession session, string pipeline, string property)
    {
        var run = session.Run(pipeline);
        Assert.True(run.Errors.Count == 0, pipeline + ": " + string.Join(" | ", run.Errors.Select(Message)));
        return [.. run.Output.Select(o => o!.Properties[property]!.Value!.ToString()!)];
    }

    private static string Message(ErrorRecord error) => error.ErrorDetails?.Message ?? error.Exception.Message;

    private static string Words(HostResult run, TimeSpan time)
    {
        var errors = run.Errors.Count == 0 ? "" : $", {run.Errors.Count} {run.Errors[0].FullyQualifiedErrorId.Split(',')[0]}";
        return string.Create(CultureInfo.InvariantCulture, $"{(run.Output.Count == 0 ? "done" : run.Output.Count.ToString(CultureInfo.InvariantCulture))}{errors}, {time.TotalSeconds:0.0} s").Replace("done, ", run.Errors.Count == 0 ? "done, " : "");
    }

    private static IEnumerable<string> Table(FaultKind[] kinds, ConcurrentDictionary<(FaultKind, string), Result> results)
    {
        yield return "| fault | " + string.Join(" | ", Classes.Select(c => c.Name)) + " |";
        yield return "|---" + string.Concat(Enumerable.Repeat("|---", Classes.Length)) + "|";
        foreach (var kind in kinds)
            yield return $"| {kind} | " + string.Join(" | ", Classes.Select(c => results[(kind, c.Name)] is var r && r.Fault is not null ? "FAILED" : r.Words.Length == 0 ? "-" : r.Words)) + " |";
    }

    private static int ClosedPort()
    {
        var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        var port = ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
    }

    private sealed record Class(string Name, string Operation, int Skip, string Pipeline);

    private sealed record Result(string Words, string? Fault);
}
