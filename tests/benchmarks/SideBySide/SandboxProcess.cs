using System.Diagnostics;
using System.Globalization;

namespace IoTFleet.SideBySide;

/// <summary>A sandbox that another process serves.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private readonly Process _process;

    private SandboxProcess(Process process, string endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    internal string Endpoint { get; }

    internal static async Task<SandboxProcess> StartAsync(int devices)
    {
        var process = Process.Start(Child.Info(Environment.ProcessPath!, "serve", devices.ToString(CultureInfo.InvariantCulture)))!;
        var endpoint = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The sandbox did not start: {await process.StandardError.ReadToEndAsync()}");
        return new SandboxProcess(process, endpoint);
    }

    /// <summary>Steers it; see <see cref="Serve"/>.</summary>
    internal async Task<string> TellAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sandbox ended early.");
    }

    internal async Task<double> AskAsync(string question) => double.Parse(await TellAsync(question), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) _process.Kill();
        _process.Dispose();
    }
}
