using System.Diagnostics;
using System.Globalization;

namespace IoTFleet.SideBySide;

/// <summary>Runs other programs, with made-up keys and none of the user's AWS settings.</summary>
internal static class Child
{
    /// <summary>How to start a program.</summary>
    internal static ProcessStartInfo Info(string program, params IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        info.Environment["AWS_ACCESS_KEY_ID"] = info.Environment["AWS_SECRET_ACCESS_KEY"] = "SANDBOX";
        info.Environment["AWS_REGION"] = info.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        info.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        info.Environment["AWS_CONFIG_FILE"] = info.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Path.GetTempPath(), "no-such-aws-configuration");
        info.Environment["AWS_PAGER"] = "";
        info.Environment["NO_COLOR"] = "1";
        foreach (var name in (string[])["AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"]) info.Environment.Remove(name);
        return info;
    }

    /// <summary>Runs a program to its end; its lines and the seconds that it took.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    internal static async Task<(string[] Lines, double Seconds)> RunAsync(string program, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(Info(program, arguments))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with exit code {process.ExitCode}: {await errors}{await output}");
        return ((await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), seconds);
    }

    /// <summary>The numbers that a program prints, one a line.</summary>
    internal static async Task<double[]> NumbersAsync(string program, params string[] arguments) =>
        Array.ConvertAll((await RunAsync(program, arguments)).Lines, line => double.Parse(line, CultureInfo.InvariantCulture));

    /// <summary>Whether a program is there and works.</summary>
    internal static async Task<bool> WorksAsync(string program, params string[] arguments)
    {
        try
        {
            await RunAsync(program, arguments);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
