using System.Net;
using System.Net.Sockets;
using IoTFleet.Sandbox.Protocol;

namespace IoTFleet.Sandbox;

/// <summary>
/// Serves a sandbox over HTTP on the loopback interface, for other clients: the AWS CLI, boto3, the SDKs. Requests with
/// another Host than loopback's are refused, so that no web page reaches it by a name of its own.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    private const int FreePortAttempts = 10;
    private const int PieceSize = 16 * 1024;
    private readonly HttpListener _listener;
    private readonly SandboxServerLimits _limits;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _slots;
    private readonly BodyRoom _room;
    private readonly Task _loop;

    /// <summary>Starts serving.</summary>
    /// <param name="sandbox">What to serve.</param>
    /// <param name="port">The TCP port; 0 takes a free one.</param>
    /// <exception cref="InvalidOperationException">The port is in use or not allowed.</exception>
    public SandboxServer(Sandbox sandbox, int port = 0)
        : this(sandbox, port, new SandboxServerLimits())
    {
    }

    internal SandboxServer(Sandbox sandbox, int port, SandboxServerLimits limits)
    {
        if (port is < 0 or > 65535) throw new ArgumentOutOfRangeException(nameof(port), "A TCP port is a number from 0 to 65535.");
        Sandbox = sandbox;
        _limits = limits;
        _slots = new SemaphoreSlim(limits.MaxConcurrent);
        _room = new BodyRoom(limits.MaxBodies);
        (_listener, Port) = Listen(port);
        Endpoint = new Uri($"http://127.0.0.1:{Port}/");
        _loop = Task.Run(AcceptAsync);
    }

    /// <summary>What it serves.</summary>
    public Sandbox Sandbox { get; }

    /// <summary>The TCP port it listens on.</summary>
    public int Port { get; }

    /// <summary>The URL for clients' endpoint settings.</summary>
    public Uri Endpoint { get; }

    /// <summary>Whether it still serves.</summary>
    public bool IsListening => _listener.IsListening;

    /// <summary>Stops serving; calls under way are cut off.</summary>
    public void Dispose()
    {
        if (_stopping.IsCancellationRequested) return;
        _stopping.Cancel();
        _listener.Close();
        _loop.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                return;
            }

            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var share = new BodyRoom.Share(_room);
        try
        {
            if (await AdmitAsync(context, share).ConfigureAwait(false) is not { } body) return;

            // Not before: a body that comes slowly would keep others waiting.
            await _slots.WaitAsync(_stopping.Token).ConfigureAwait(false);
            try
            {
                await AnswerOrThrowAsync(context, body).ConfigureAwait(false);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (Exception)
        {
            // The client went away, the server is stopping, or the sandbox is at fault: whatever it is, nobody is left waiting.
            Break(context.Response);
        }
    }

    /// <summary>The body of a request that is to be answered, or null when it has been refused.</summary>
    private async Task<byte[]?> AdmitAsync(HttpListenerContext context, BodyRoom.Share share)
    {
        var request = context.Request;
        if (!SandboxRequest.IsLoopback(request.UserHostName))
        {
            await WriteAsync(context, 421, new Dictionary<string, string>(), []).ConfigureAwait(false);
            return null;
        }

        // Whoever sends for ever must not keep what he has taken.
        var reading = ReadBodyAsync(request, share);
        var (body, refusal) = reading.IsCompleted || await EndsAsync(reading).ConfigureAwait(false) ? await reading.ConfigureAwait(false) : (null, 408);
        if (body is not null) return body;
        context.Response.KeepAlive = false;
        await WriteAsync(context, refusal, new Dictionary<string, string>(), []).ConfigureAwait(false);
        return null;
    }

    private async Task AnswerOrThrowAsync(HttpListenerContext context, byte[] body)
    {
        var request = context.Request;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in request.Headers) headers[name] = request.Headers[name]!;
        var target = SandboxRequest.PathAndQueryOf(request.RawUrl ?? "/");
        var answer = await Sandbox.HandleAsync(new SandboxRequest(request.HttpMethod, target, headers, body), _stopping.Token).ConfigureAwait(false);
        switch (answer.Delivery)
        {
            case Delivery.Refused or Delivery.Nothing:
                Break(context.Response);
                break;
            case Delivery.Half or Delivery.Slow:
                await WriteBadlyAsync(context.Response, answer).ConfigureAwait(false);
                break;
            default:
                await WriteAsync(context, answer.StatusCode, answer.Headers, answer.Body).ConfigureAwait(false);
                break;
        }
    }

    private static async Task WriteAsync(HttpListenerContext context, int status, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        var response = context.Response;
        WriteHead(response, status, headers, body.Length);

        // HEAD asks for what comes before the body.
        if (context.Request.HttpMethod != "HEAD") await response.OutputStream.WriteAsync(body, 0, body.Length).ConfigureAwait(false);
        response.Close();
    }

    // By itself an aborted answer would be an empty one, with success. With a length it is one that broke off.
    private static void Break(HttpListenerResponse response)
    {
        try
        {
            // Else the listener reads the same request from the connection again.
            response.KeepAlive = false;
            response.ContentLength64 = 1;
        }
        catch (Exception e) when (e is InvalidOperationException or ObjectDisposedException)
        {
            // It has begun already.
        }

        response.Abort();
    }

    private static void WriteHead(HttpListenerResponse response, int status, IReadOnlyDictionary<string, string> headers, int length)
    {
        response.StatusCode = status;
        foreach (var header in headers)
            if (header.Key == "Content-Type") response.ContentType = header.Value;
            else response.Headers[header.Key] = header.Value;
        response.ContentLength64 = length;
    }

    private async Task WriteBadlyAsync(HttpListenerResponse response, SandboxResponse answer)
    {
        response.KeepAlive = false;
        WriteHead(response, answer.StatusCode, answer.Headers, answer.Body.Length);
        using (var body = new FaultyBody(answer))
        {
            var buffer = new byte[PieceSize];
            try
            {
                int count;
                while ((count = await body.ReadAsync(buffer, 0, buffer.Length, _stopping.Token).ConfigureAwait(false)) > 0)
                {
                    await response.OutputStream.WriteAsync(buffer, 0, count).ConfigureAwait(false);
                    await response.OutputStream.FlushAsync().ConfigureAwait(false);
                }
            }
            catch (IOException) when (answer.Delivery == Delivery.Half)
            {
                response.Abort();
                return;
            }
        }

        response.Close();
    }

    /// <summary>Whether a body comes to its end in time.</summary>
    private async Task<bool> EndsAsync(Task reading)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var isFirst = await Task.WhenAny(reading, Task.Delay(_limits.BodyTime, limit.Token)).ConfigureAwait(false) == reading;
        limit.Cancel();
        return isFirst;
    }

    /// <summary>The whole body, or the status with which the request is refused.</summary>
    private async Task<(byte[]? Body, int Refusal)> ReadBodyAsync(HttpListenerRequest request, BodyRoom.Share share)
    {
        if (!request.HasEntityBody) return ([], 0);
        if (request.ContentLength64 > _limits.MaxBody) return (null, 413);
        if (!share.TryTake(PieceSize)) return (null, 503);
        using var body = new MemoryStream();
        var buffer = new byte[PieceSize];
        int count;
        while ((count = await request.InputStream.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0)
        {
            if (body.Length + count > _limits.MaxBody) return (null, 413);
            if (!share.TryTake(count)) return (null, 503);
            body.Write(buffer, 0, count);
        }

        return (body.ToArray(), 0);
    }

    private static (HttpListener Listener, int Port) Listen(int wanted)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = wanted == 0 ? FreePort() : wanted;
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            listener.Prefixes.Add($"http://localhost:{port}/");
            try
            {
                listener.Start();
                return (listener, port);
            }
            catch (HttpListenerException e)
            {
                listener.Close();

                // A port that was free a moment ago may have been taken meanwhile.
                if (wanted == 0 && attempt < FreePortAttempts) continue;
                throw new InvalidOperationException($"The sandbox cannot listen on port {port}: {e.Message}. Is another program using it? Choose another port, or none to have a free one found.", e);
            }
        }
    }

    private static int FreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        try
        {
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        finally
        {
            probe.Stop();
        }
    }
}
