using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Amazon.Runtime;
using Xunit;

namespace IoTFleet.Tests.Api;

/// <summary>The same through a real socket: nothing between the pipeline and the network changes a byte of the path.</summary>
public sealed class LoopbackTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public LoopbackTests() => _listener.Start();

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task The_request_line_holds_the_path_as_it_was_signed()
    {
        using var client = Client();
        var call = client.GetComponentVersionArtifactAsync(
            new GetComponentVersionArtifactRequest { Arn = "arn:aws:greengrass:eu-west-1:1:components:a:versions:1.0.0", ArtifactName = "dir/größe 100%#?.zip" }, _stop);
        var head = await Answer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 26\r\nConnection: close\r\n\r\n{\"preSignedUrl\":\"https:1\"}");

        Assert.StartsWith(
            "GET /greengrass/v2/components/arn%3Aaws%3Agreengrass%3Aeu-west-1%3A1%3Acomponents%3Aa%3Aversions%3A1.0.0/artifacts/dir/gr%C3%B6%C3%9Fe%20100%25%23%3F.zip HTTP/1.1\r\n", head);
        Assert.Equal("https:1", (await call).PreSignedUrl);
    }

    [Fact]
    public async Task An_answer_without_a_length_is_read_to_its_end()
    {
        using var client = Client();
        var call = client.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "a" }, _stop);
        await Answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n9\r\n{\"coreVer\r\nb\r\nsion\":\"2.1\"\r\n1\r\n}\r\n0\r\n\r\n");

        Assert.Equal("2.1", (await call).CoreVersion);
    }

    [Fact]
    public async Task A_connection_that_breaks_within_the_answer_is_an_error_and_no_hang()
    {
        using var client = Client();
        var call = client.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "a" }, _stop);
        // The SDK asks once more where a connection breaks, whatever the configuration says of retries.
        while (await Task.WhenAny(call, _listener.AcceptTcpClientAsync(_stop).AsTask()) is Task<TcpClient> connection && !call.IsCompleted)
            await Answer(await connection, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n{\"coreVer");

        var error = await Assert.ThrowsAnyAsync<Exception>(() => call);
        Assert.True(error is AmazonServiceException or HttpRequestException or IOException, error.ToString());
    }

    [Fact]
    public async Task An_endpoint_that_refuses_is_an_error_that_says_so()
    {
        using var client = Client();
        _listener.Stop();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => client.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "a" }, _stop));
        Assert.Contains("refused", error.ToString());
    }

    private AmazonGreengrassV2Client Client() => new(
        new BasicAWSCredentials("a", "b"),
        new AmazonGreengrassV2Config { ServiceURL = "http://" + _listener.LocalEndpoint, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

    private async Task<string> Answer(string response) => await Answer(await _listener.AcceptTcpClientAsync(_stop), response);

    private async Task<string> Answer(TcpClient client, string response)
    {
        using var connection = client;
        await using var stream = connection.GetStream();
        var head = new StringBuilder();
        var buffer = new byte[8192];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, _stop);
            if (count == 0) break;
            head.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(response), _stop);
        return head.ToString();
    }
}
