using System.Globalization;
using IoTFleet.Sandbox;

namespace IoTFleet.SideBySide;

/// <summary>The sandbox in a process of its own. Whoever started it steers it by lines on standard input.</summary>
internal static class Serve
{
    internal static void Run(int devices)
    {
        var sandbox = new Sandbox.Sandbox(new SandboxOptions { CoreDevices = devices, Speed = 0 });
        using var server = new SandboxServer(sandbox);
        Console.WriteLine(server.Endpoint);
        while (Console.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            Console.WriteLine(Answer(sandbox, words[0], words.Length > 1 ? double.Parse(words[1], CultureInfo.InvariantCulture) : 0));
        }
    }

    private static string Answer(Sandbox.Sandbox sandbox, string command, double value)
    {
        switch (command)
        {
            case "latency":
                sandbox.Faults.Latency = TimeSpan.FromMilliseconds(value);
                return "";
            case "rate":
                sandbox.Faults.CallsPerSecond = value == 0 ? null : value;
                return "";
            case "clear":
                sandbox.Requests.Clear();
                return "";
            case "count":
                return sandbox.Requests.Count.ToString(CultureInfo.InvariantCulture);

            // The log keeps the last 10,000 requests; no benchmark that counts refusals makes as many.
            case "refused":
                return sandbox.Requests.Entries.Count(entry => entry.ErrorCode == "ThrottlingException").ToString(CultureInfo.InvariantCulture);
            default:
                throw new ArgumentException($"There is no command '{command}'.", nameof(command));
        }
    }
}
