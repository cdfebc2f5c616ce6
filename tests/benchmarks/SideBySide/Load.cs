using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IoTFleet.SideBySide;

/// <summary>Asks for list pages as fast as they come, over several connections, with as little work of its own as can be.</summary>
internal static class Load
{
    private const int Connections = 8;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>The pages of 100 devices that the server gives in a second.</summary>
    internal static async Task<double> RunAsync(Uri endpoint, TimeSpan duration)
    {
        await AskAsync(endpoint, WarmUp);
        var start = Stopwatch.GetTimestamp();
        var pages = await AskAsync(endpoint, duration);
        return pages / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<int> AskAsync(Uri endpoint, TimeSpan duration) =>
        (await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => ConnectionAsync(endpoint, duration))))).Sum();

    private static async Task<int> ConnectionAsync(Uri endpoint, TimeSpan duration)
    {
        var request = Encoding.ASCII.GetBytes($"GET /greengrass/v2/coreDevices?maxResults=100 HTTP/1.1\r\nHost: 127.0.0.1:{endpoint.Port}\r\n\r\n");
        var buffer = new byte[64 * 1024];
        var start = Stopwatch.GetTimestamp();
        var pages = 0;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            // A server may close a connection after an answer; then there is a new one.
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, endpoint.Port);
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                await socket.SendAsync(request);
                if (!await AnswerAsync(socket, buffer)) break;
                pages++;
            }
        }

        return pages;
    }

    // False when the connection was closed instead.
    private static async Task<bool> AnswerAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        var head = -1;
        while (head < 0)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (count == 0 && length == 0) return false;
            length += count > 0 ? count : throw Broken();
            head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        if (!buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8)) throw new InvalidOperationException($"The sandbox answered: {Encoding.ASCII.GetString(buffer, 0, head)}");
        for (var left = head + 4 + ContentLength(buffer.AsSpan(0, head)) - length; left > 0;)
            left -= await socket.ReceiveAsync(buffer) is > 0 and var count ? count : throw Broken();
        return true;
    }

    private static InvalidOperationException Broken() => new("The sandbox broke off an answer.");

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var start = head.IndexOf(name);
        return start >= 0 && Utf8Parser.TryParse(head[(start + name.Length)..], out int length, out _)
            ? length
            : throw new InvalidOperationException("The sandbox's answer has no Content-Length.");
    }
}
