using System.Diagnostics;
using IoTFleet.Sandbox;
using Xunit;

namespace IoTFleet.Tests.Sandbox;

/// <summary>boto3 and the AWS CLI, clients that know nothing of this project, judge the sandbox over HTTP.</summary>
public sealed class ClientsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("greengrass")]
    [InlineData("managedintegrations")]
    public async Task Boto3_accepts_every_answer(string folder)
    {
        if (await RunAsync("python3", "-c", "import boto3") is not { ExitCode: 0 }) Assert.Skip("Python with boto3 is not installed.");
        using var server = new SandboxServer(new IoTFleet.Sandbox.Sandbox(new SandboxOptions { CoreDevices = 60, Speed = 300 }));
        Environment.SetEnvironmentVariable("IOTFLEET_SANDBOX_URL", server.Endpoint.AbsoluteUri.TrimEnd('/'));

        var run = await RunAsync("python3", "-m", "unittest", "discover", "-s", Path.Combine(Repository(), "tests", "clients", folder));

        Assert.True(run is { ExitCode: 0 }, run?.Text);
    }

    private static async Task<(int ExitCode, string Text)?> RunAsync(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            using var limit = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Module.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
