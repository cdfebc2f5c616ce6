using System.Globalization;

namespace IoTFleet.SideBySide;

/// <summary>Every row of the table. The goals are ratios of times taken in turn, in one run, on one machine.</summary>
internal sealed class Benchmarks(string repository, string module)
{
    private const int Devices = 100_000;
    private const int WarmUps = 20;
    private const int BulkWarmUps = 4;
    private const int Times = 3;
    private const int Starts = 9;
    private readonly string _folder = Path.Combine(repository, "tests", "benchmarks");
    private readonly List<string> _skipped = [];

    /// <summary>What could not be measured, and why.</summary>
    internal IReadOnlyList<string> Skipped => _skipped;

    /// <summary>The rows, as they are measured.</summary>
    internal async IAsyncEnumerable<Row> RunAsync()
    {
        var hasPowerShell = await HasAsync("pwsh", "PowerShell 7 (pwsh)", "-NoProfile", "-Command", "exit");
        var hasCli = await HasAsync("aws", "the AWS CLI (aws)", "--version");
        using (var sandbox = await SandboxProcess.StartAsync(Devices))
        {
            yield return await PagesAsync(sandbox);
            if (hasPowerShell)
            {
                await foreach (var row in ListAsync(sandbox, hasCli)) yield return row;
                yield return await ImportAsync();
                if (hasCli) yield return await FirstPageAsync(sandbox);
            }
        }

        if (!hasPowerShell) yield break;
        using (var sandbox = await SandboxProcess.StartAsync(5000))
        {
            yield return await OverlapAsync(sandbox);
            await foreach (var row in ThrottledAsync(sandbox)) yield return row;
        }

        yield return await MemoryAsync();
        using (var sandbox = await SandboxProcess.StartAsync(11_800)) yield return await StatusAsync(sandbox);
    }

    private static async Task<Row> PagesAsync(SandboxProcess sandbox)
    {
        var pages = (await Child.NumbersAsync(Environment.ProcessPath!, "load", sandbox.Endpoint, "5"))[0];
        return new("sandbox over HTTP, list pages of 100 a second", "at least 3,000 on two cores", $"{pages:n0}", $"{pages / 3000:0.00} x", pages >= 3000);
    }

    private async IAsyncEnumerable<Row> ListAsync(SandboxProcess sandbox, bool hasCli)
    {
        List<double> floors = [], modules = [];
        for (var round = 0; round < 2; round++)
        {
            floors.AddRange(await Child.NumbersAsync(Environment.ProcessPath!, "floor", sandbox.Endpoint, $"{WarmUps}", $"{Times}"));
            modules.AddRange(await ScriptAsync("list", sandbox, $"{WarmUps}", $"{Times}"));
        }

        var (floor, list) = (Median(floors), Median(modules));
        yield return new($"list {Devices:n0} core devices, module warm", "at most 1.3 x the floor", $"{list:0.00} s; floor {floor:0.00} s", $"{list / floor:0.00} x", list / floor <= 1.3);

        if (await HasAsync("python3", "boto3 (python3)", "-c", "import boto3"))
        {
            var boto3 = (await Child.NumbersAsync("python3", Peer("list.py"), sandbox.Endpoint, "1"))[0];
            yield return new("the same by boto3", "module at least 5 x faster", $"{boto3:0.00} s", $"{boto3 / list:0.0} x", boto3 / list >= 5);
        }

        if (hasCli)
        {
            var cli = (await Child.RunAsync("aws", Cli(sandbox, "--page-size", "100"))).Seconds;
            yield return new("the same by the AWS CLI", "module at least 10 x faster", $"{cli:0.00} s", $"{cli / list:0.0} x", cli / list >= 10);
        }

        if (await HasAsync("node", "@aws-sdk/client-greengrassv2 (node, npm)", Peer("list.mjs"), sandbox.Endpoint, "0", "0"))
        {
            var script = Median(await Child.NumbersAsync("node", Peer("list.mjs"), sandbox.Endpoint, "3", $"{Times}"));
            yield return new("the same by @aws-sdk/client-greengrassv2", "none", $"{script:0.00} s", $"{script / list:0.0} x", null);
        }
    }

    private async Task<Row> ImportAsync()
    {
        var (empty, import) = await InTurnAsync(
            () => SecondsAsync("pwsh", "-NoProfile", "-Command", "exit"),
            () => SecondsAsync("pwsh", "-NoProfile", "-Command", $"Import-Module '{module}'"));
        return new("import the module in PowerShell 7", "at most 1.2 x an empty pwsh", $"{import:0.00} s; empty {empty:0.00} s", $"{import / empty:0.00} x", import / empty <= 1.2);
    }

    private async Task<Row> FirstPageAsync(SandboxProcess sandbox)
    {
        var (cli, page) = await InTurnAsync(
            () => SecondsAsync("aws", Cli(sandbox, "--no-paginate", "--max-results", "100")),
            () => SecondsAsync("pwsh", Script("page", sandbox)));
        return new("import, connect, first page, new pwsh", "at most 0.6 x the AWS CLI", $"{page:0.00} s; CLI {cli:0.00} s", $"{page / cli:0.00} x", page / cli <= 0.6);
    }

    private async Task<Row> OverlapAsync(SandboxProcess sandbox)
    {
        const double Ideal = 5000 * 0.05 / 64;
        await sandbox.TellAsync("latency 50");
        var (seconds, devices, failures, inOrder) = await BulkAsync(sandbox, BulkWarmUps);
        return new("components of 5,000 devices, 50 ms an answer, 64 at once", "at most 1.15 x of 3.91 s", $"{seconds:0.00} s", $"{seconds / Ideal:0.00} x",
            seconds / Ideal <= 1.15 && devices == 5000 && failures == 0 && inOrder);
    }

    private async IAsyncEnumerable<Row> ThrottledAsync(SandboxProcess sandbox)
    {
        const double Rate = 200;
        await sandbox.TellAsync($"rate {Rate}");
        await sandbox.TellAsync("clear");
        var (seconds, devices, failures, inOrder) = await BulkAsync(sandbox, warmUps: 0);
        var (count, refused) = (await sandbox.AskAsync("count"), await sandbox.AskAsync("refused"));

        // The service takes one second's worth at once, so a little more than the rate is possible.
        var used = 5000 / seconds / Rate;
        yield return new("the same at 200 calls a second: rate used", "at least 95%", $"{seconds:0.0} s", $"{used:0.0%}", used >= 0.95);
        yield return new("calls refused", "at most 2%", $"{refused:n0} of {count:n0}", $"{refused / count:0.0%}", refused / count <= 0.02);
        yield return new("lost; order", "nothing; kept", $"{5000 - devices:n0} lost, {failures:n0} errors; {(inOrder ? "kept" : "not kept")}", "", devices == 5000 && failures == 0 && inOrder);
    }

    private async Task<Row> MemoryAsync()
    {
        var few = await PeakAsync(10_000);
        var many = await PeakAsync(1_000_000);
        return new("list 1,000,000 devices into Measure-Object, peak memory", "at most 40 MiB above 10,000", $"{many:0} MiB; 10,000: {few:0} MiB", $"{many - few:+0;-0} MiB", many - few <= 40);
    }

    private async Task<double> PeakAsync(int devices)
    {
        using var sandbox = await SandboxProcess.StartAsync(devices);
        var numbers = await ScriptAsync("memory", sandbox);
        return numbers[0] == devices ? numbers[1] : throw new InvalidOperationException($"{numbers[0]} devices were listed instead of {devices}.");
    }

    private async Task<Row> StatusAsync(SandboxProcess sandbox)
    {
        const double Rate = 100;
        await sandbox.TellAsync("latency 20");
        await sandbox.TellAsync($"rate {Rate}");
        await sandbox.TellAsync("clear");
        var numbers = await ScriptAsync("status", sandbox);
        var (seconds, devices, progress, warmUp) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        var calls = await sandbox.AskAsync("count") - warmUp;
        var bound = calls / Rate;
        return new($"Get-GGDeploymentStatus, group of {devices:n0} devices, {Rate} calls/s", "one pass (calls: a tenth of the devices at most), calls / rate, progress",
            $"{seconds:0.0} s for {calls:n0} calls; progress {progress:n0} x", $"{seconds / bound:0.00} x",
            devices >= 10_000 && calls <= devices / 10 && seconds <= bound / 0.95 && progress > 1);
    }

    private async Task<(double Seconds, double Devices, double Failures, bool InOrder)> BulkAsync(SandboxProcess sandbox, int warmUps)
    {
        var lines = (await Child.RunAsync("pwsh", Script("bulk", sandbox, $"{warmUps}"))).Lines;
        return (Number(lines[0]), Number(lines[1]), Number(lines[2]), bool.Parse(lines[3]));
    }

    private async Task<bool> HasAsync(string program, string name, params string[] arguments)
    {
        if (await Child.WorksAsync(program, arguments)) return true;
        _skipped.Add($"{name}: not installed, or it does not run");
        return false;
    }

    private static async Task<(double First, double Second)> InTurnAsync(Func<Task<double>> first, Func<Task<double>> second)
    {
        List<double> firsts = [], seconds = [];
        for (var i = 0; i <= Starts; i++)
        {
            var (a, b) = (await first(), await second());

            // The first of each finds no file in the machine's cache.
            if (i == 0) continue;
            firsts.Add(a);
            seconds.Add(b);
        }

        return (Median(firsts), Median(seconds));
    }

    private static async Task<double> SecondsAsync(string program, params string[] arguments) => (await Child.RunAsync(program, arguments)).Seconds;

    private Task<double[]> ScriptAsync(string name, SandboxProcess sandbox, params string[] arguments) => Child.NumbersAsync("pwsh", Script(name, sandbox, arguments));

    private string[] Script(string name, SandboxProcess sandbox, params string[] arguments) =>
        ["-NoProfile", "-NonInteractive", "-File", Path.Combine(_folder, "module", name + ".ps1"), module, sandbox.Endpoint, .. arguments];

    private static string[] Cli(SandboxProcess sandbox, params string[] arguments) =>
        ["greengrassv2", "list-core-devices", "--endpoint-url", sandbox.Endpoint, .. arguments];

    private string Peer(string file) => Path.Combine(_folder, "peers", file);

    private static double Number(string line) => double.Parse(line, CultureInfo.InvariantCulture);

    private static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
