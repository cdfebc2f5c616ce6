using System.Reflection;
using IoTFleet.Sandbox;
using IoTFleet.Sandbox.ManagedIntegrations;
using IoTFleet.Sandbox.State;
using Xunit;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class CoverageTests
{
    [Fact]
    public void Every_operation_is_simulated()
    {
        var options = new SandboxOptions { ManagedThings = 0, CoreDevices = 0 };
        var service = new World(options, new SandboxClock(options.TimeProvider, 0)).ManagedIntegrations;
        var own = typeof(ManagedIntegrationsService)
            .GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Select(m => m.Name)
            .ToHashSet();

        Assert.Equal(83, service.Operations.Count);
        Assert.All(service.Operations, o => Assert.Contains(o.Name, own));
    }
}
