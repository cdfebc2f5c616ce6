using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Amazon.GreengrassV2.Model;
using Amazon.Runtime;
using IoTFleet.Core.Files;
using IoTFleet.Core.Sessions;
using IoTFleet.Pipeline;
using IoTFleet.Sandbox;
using Xunit;

namespace IoTFleet.Tests.Trust;

/// <summary>What the module keeps to: the sandbox's server on this machine, files where they were asked for, connections that are encrypted.</summary>
public sealed class BoundaryTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("iotfleet-").FullName;
    private readonly IoTFleet.Sandbox.Sandbox _sandbox = new(new SandboxOptions { CoreDevices = 2, ManagedThings = 0, Speed = 0 });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_server_listens_on_loopback_only()
    {
        using var server = new SandboxServer(_sandbox);
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == server.Port).ToList();
        Assert.NotEmpty(listeners);
        Assert.All(listeners, l => Assert.True(IPAddress.IsLoopback(l.Address), l.ToString()));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example:80")]
    [InlineData("")]
    public async Task Another_host_is_refused(string host)
    {
        using var server = new SandboxServer(_sandbox);
        var answer = await SendAsync(server.Port, $"GET /greengrass/v2/coreDevices HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 4", answer);
        Assert.Equal(0, _sandbox.Requests.Count);
    }

    [Theory]
    [InlineData("/greengrass/v2/coreDevices", "LocalHost")]
    [InlineData("http://127.0.0.1:{0}/greengrass/v2/coreDevices?maxResults=1", "127.0.0.1")]
    [InlineData("HTTP://LOCALHOST:{0}/greengrass/v2/coreDevices?next=a://b", "LOCALHOST")]
    public async Task This_machine_may_be_named_in_every_way(string target, string host)
    {
        using var server = new SandboxServer(_sandbox);
        var answer = await SendAsync(server.Port, $"GET {string.Format(CultureInfo.InvariantCulture, target, server.Port)} HTTP/1.1\r\nHost: {host}:{server.Port}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 200", answer);
        Assert.Equal(1, _sandbox.Requests.CountOf("ListCoreDevices"));
    }

    [Fact]
    public async Task Another_host_in_front_of_the_path_is_refused()
    {
        using var server = new SandboxServer(_sandbox);
        var answer = await SendAsync(server.Port, $"GET http://evil.example:{server.Port}/greengrass/v2/coreDevices HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 4", answer);
        Assert.Equal(0, _sandbox.Requests.Count);
    }

    [Fact]
    public async Task An_answer_to_head_has_no_body()
    {
        using var server = new SandboxServer(_sandbox);
        var answer = await SendAsync(server.Port, $"HEAD /greengrass/v2/coreDevices HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 405", answer);
        Assert.Contains("Content-Length: ", answer);
        Assert.EndsWith("\r\n\r\n", answer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_refused(bool chunked)
    {
        using var server = new SandboxServer(_sandbox, 0, new SandboxServerLimits { MaxBody = 10_000 });
        using var client = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Endpoint + "greengrass/v2/deployments") { Content = new ByteArrayContent(new byte[10_001]) };
        request.Headers.TransferEncodingChunked = chunked;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.SendAsync(request, Stop)).StatusCode);
        Assert.Equal(0, _sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_not_waited_for()
    {
        using var server = new SandboxServer(_sandbox, 0, new SandboxServerLimits { BodyTime = TimeSpan.FromSeconds(0.3) });
        var answer = await SendAsync(server.Port, $"POST /greengrass/v2/deployments HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nContent-Length: 100\r\n\r\n{{");
        Assert.DoesNotContain("200", answer);
        Assert.Equal(0, _sandbox.Requests.Count);
    }

    [Fact]
    public async Task Only_so_many_requests_are_served_at_once()
    {
        using var server = new SandboxServer(_sandbox, 0, new SandboxServerLimits { MaxConcurrent = 2 });
        _sandbox.Faults.Latency = TimeSpan.FromSeconds(0.3);
        using var client = new HttpClient { Timeout = Patience };
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.GetAsync(server.Endpoint + "greengrass/v2/coreDevices", Stop)));
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(0.85), $"Six requests, two at a time, took {watch.Elapsed}.");
    }

    [Fact]
    public async Task Requests_that_are_half_sent_keep_nobody_waiting()
    {
        using var server = new SandboxServer(_sandbox, 0, new SandboxServerLimits { MaxConcurrent = 2 });
        using var senders = await HalfSentAsync(server.Port, 4);
        using var client = new HttpClient { Timeout = Patience };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(server.Endpoint + "greengrass/v2/coreDevices", Stop)).StatusCode);
    }

    [Fact]
    public async Task Bodies_that_do_not_fit_into_memory_are_refused_until_others_are_over()
    {
        using var server = new SandboxServer(_sandbox, 0, new SandboxServerLimits { MaxBodies = 40_000 });
        using var client = new HttpClient { Timeout = Patience };
        async Task<HttpStatusCode> Post() => (await client.PostAsync(server.Endpoint + "greengrass/v2/deployments", new ByteArrayContent(new byte[10_000]), Stop)).StatusCode;
        async Task Reach(HttpStatusCode wanted)
        {
            using var limit = new CancellationTokenSource(Patience);
            while (await Post() != wanted) await Task.Delay(50, limit.Token);
        }

        using (await HalfSentAsync(server.Port, 1)) await Reach(HttpStatusCode.ServiceUnavailable);
        await Reach(HttpStatusCode.BadRequest);
        await Reach(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_cut_off_carries_no_final_name_and_leaves_nothing()
    {
        var path = Path.Combine(_folder, "file");
        var seen = Array.Empty<string>();
        await Assert.ThrowsAsync<IOException>(() => WholeFile.WriteAsync(path, overwrite: false, async stream =>
        {
            await stream.WriteAsync(new byte[10], Stop);
            seen = [.. Directory.GetFiles(_folder).Select(f => Path.GetFileName(f))];
            throw new IOException("cut");
        }));
        Assert.DoesNotContain("file", seen);
        Assert.Single(seen);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task What_is_there_is_not_overwritten()
    {
        var path = Path.Combine(_folder, "file");
        File.WriteAllText(path, "old");
        await Assert.ThrowsAsync<FileExistsException>(() => WholeFile.WriteAsync(path, overwrite: false, stream => stream.WriteAsync(new byte[10], 0, 10, Stop)));
        Assert.Throws<FileExistsException>(() => SecretFile.Create(path, overwrite: false));
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void A_key_is_for_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights; the Pester suite reads them.");
            return;
        }

        var path = Path.Combine(_folder, "key");
        File.WriteAllText(path, "open to all");
        File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
        using (var file = SecretFile.Create(path, overwrite: true))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            file.Keep("secret");
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal("secret", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("http://10.0.0.5:8080", false)]
    [InlineData("http://example.com", false)]
    [InlineData("http://127.0.0.1.example.com", false)]
    [InlineData("ftp://127.0.0.1", true)]
    [InlineData("file:///etc/passwd", true)]
    public void An_endpoint_that_can_be_listened_to_is_refused(string url, bool always)
    {
        var settings = new SessionSettings { EndpointUrl = url, Region = "us-east-1", Credential = new BasicAWSCredentials("a", "b") };
        Assert.Equal(always ? "EndpointInvalid" : "EndpointInsecure", Assert.Throws<SessionException>(() => SessionFactory.Get(settings)).Code);
        if (!always) Assert.Equal(url, SessionFactory.Get(settings with { AllowInsecureEndpoint = true }).EndpointUrl);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost:1")]
    [InlineData("http://[::1]:1")]
    public void This_machine_needs_no_encryption(string url) =>
        Assert.Equal(url, SessionFactory.Get(new SessionSettings { EndpointUrl = url, Region = "us-east-1", Credential = new BasicAWSCredentials("a", "b") }).EndpointUrl);

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var requests = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var serving = Task.Run(
            async () =>
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync(stop.Token);
                    using var secure = new SslStream(client.GetStream());
                    try
                    {
                        await secure.AuthenticateAsServerAsync(certificate);
                        if (await secure.ReadAsync(new byte[100], stop.Token) > 0) requests++;
                    }
                    catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
                    {
                        // The client hung up, as it should.
                    }
                }
            },
            stop.Token);

        // No setting of the module or of the session's environment may turn the check off.
        var session = SessionFactory.Get(new SessionSettings { EndpointUrl = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", AllowInsecureEndpoint = true, Region = "us-east-1", Credential = new BasicAWSCredentials("a", "b") });
        var error = await Assert.ThrowsAnyAsync<Exception>(() => session.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest(), Stop));

        Assert.Contains("certificate", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, requests);
        await stop.CancelAsync();
        listener.Stop();
        await Task.WhenAny(serving);
    }

    private static async Task<Senders> HalfSentAsync(int port, int count)
    {
        var senders = new Senders();
        for (var i = 0; i < count; i++)
        {
            var client = new TcpClient();
            senders.Add(client);
            await client.ConnectAsync(IPAddress.Loopback, port, Stop);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /greengrass/v2/deployments HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 20000\r\n\r\n{new string(' ', 15_000)}"), Stop);
        }

        return senders;
    }

    private static async Task<string> SendAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Stop);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
        using var reader = new StreamReader(stream);
        try
        {
            return await reader.ReadToEndAsync(Stop).WaitAsync(Patience, Stop);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private sealed class Senders : List<TcpClient>, IDisposable
    {
        public void Dispose() => ForEach(c => c.Dispose());
    }
}
