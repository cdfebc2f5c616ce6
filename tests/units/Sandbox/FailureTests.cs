using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox;
using IoTFleet.Tests.Sandbox.ManagedIntegrations;
using Xunit;

namespace IoTFleet.Tests.Sandbox;

/// <summary>The sandbox's own mistakes are answered and logged as any request is.</summary>
public class FailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_sandbox_fails_at_is_answered_and_logged()
    {
        var time = new BrokenClock();
        var sandbox = new IoTFleet.Sandbox.Sandbox(new SandboxOptions { CoreDevices = 0, ManagedThings = 0, TimeProvider = time });
        using var client = ServiceTest.ClientOf(sandbox);
        time.FailsNext = true;

        var error = await Assert.ThrowsAnyAsync<AmazonIoTManagedIntegrationsException>(() => client.ListManagedThingsAsync(new ListManagedThingsRequest(), Token));

        Assert.Equal((500, "InternalFailure"), ((int)error.StatusCode, error.ErrorCode));
        Assert.Contains("System.NotImplementedException", error.Message);
        Assert.DoesNotContain("secret", error.Message);
        Assert.NotEmpty(error.RequestId);
        var entry = Assert.Single(sandbox.Requests.Entries);
        Assert.Equal(("iotmanagedintegrations", "ListManagedThings", 500, "InternalFailure"), (entry.Service, entry.Operation, entry.StatusCode, entry.ErrorCode));
        Assert.Empty((await client.ListManagedThingsAsync(new ListManagedThingsRequest(), Token)).Items ?? []);
    }

    private sealed class BrokenClock : TimeProvider
    {
        internal bool FailsNext { get; set; }

        public override long GetTimestamp()
        {
            if (!FailsNext) return base.GetTimestamp();
            FailsNext = false;
            throw new NotImplementedException("secret");
        }
    }
}
