using System.Net;
using IoTFleet.CmdletHost;
using IoTFleet.Pipeline;
using IoTFleet.Sandbox;
using IoTFleet.Session;
using Xunit;

namespace IoTFleet.Tests.Cmdlets;

/// <summary>A machine with the .NET SDK alone serves the sandbox to other clients.</summary>
[Collection(SessionCollection.Name)]
public sealed class SandboxServerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HostSession _session = new(typeof(FleetCmdlet).Assembly);
    private readonly HttpClient _client = new() { Timeout = Patience };

    public void Dispose()
    {
        _client.Dispose();
        _session.Dispose();
    }

    [Fact]
    public async Task Waiting_it_tells_the_url_and_serves_until_it_is_interrupted()
    {
        var url = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = Task.Run(
            () => _session.Run("Start-IoTFleetSandbox -DeviceCount 3 -Wait", (stream, item) => url.TrySetResult($"{stream}: {item}")),
            TestContext.Current.CancellationToken);
        var told = await url.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var endpoint = told.Split(": ")[1];

        var answer = await _client.GetStringAsync(endpoint + "greengrass/v2/coreDevices", TestContext.Current.CancellationToken);
        Assert.Equal(3, answer.Split("coreDeviceThingName").Length - 1);
        Assert.False(run.IsCompleted);

        _session.Stop();
        await run.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync(endpoint, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_waiting_it_serves_from_the_session()
    {
        var server = Assert.IsType<SandboxServer>(Assert.Single(_session.Run("Start-IoTFleetSandbox -DeviceCount 3").Output)!.BaseObject);
        try
        {
            var answer = await _client.GetAsync(server.Endpoint + "greengrass/v2/coreDevices", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        finally
        {
            _session.Run("Stop-IoTFleetSandbox");
        }

        Assert.False(server.IsListening);
        Assert.DoesNotContain(server, SandboxServers.All);
    }
}
