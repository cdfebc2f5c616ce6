using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class InstalledComponentTests : IDisposable
{
    private readonly Fleet _fleet = new();

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public async Task RootComponentsAreListedUnlessAllAreAskedFor()
    {
        var roots = (await _fleet.Greengrass.ListInstalledComponentsAsync(new ListInstalledComponentsRequest { CoreDeviceThingName = "berlin-gw-0003" }, Fleet.Stop)).InstalledComponents;
        Assert.Equal(["aws.greengrass.LogManager", "com.example.Gateway", "com.example.SensorReader"], roots.Select(c => c.ComponentName));
        Assert.All(roots, c => Assert.True(c.IsRoot));

        var all = await _fleet.Installed("berlin-gw-0003");
        Assert.False(all["aws.greengrass.TokenExchangeService"].IsRoot);
        Assert.Equal("FINISHED", all["aws.greengrass.Nucleus"].LifecycleState.Value);
        Assert.Equal("LOCAL", all["aws.greengrass.Nucleus"].LastInstallationSource);
    }

    [Fact]
    public async Task AComponentKnowsTheDeploymentThatBroughtIt()
    {
        var component = (await _fleet.Installed("berlin-gw-0003"))["com.example.Gateway"];
        var deployment = await _fleet.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = component.LastInstallationSource }, Fleet.Stop);
        Assert.Equal(Fleet.Production, deployment.TargetArn);
        Assert.InRange(component.LastStatusChangeTimestamp!.Value, deployment.CreationTimestamp!.Value, deployment.CreationTimestamp.Value.AddMinutes(2));
        Assert.NotNull(component.LastReportedTimestamp);
    }

    [Fact]
    public async Task UnhealthyDevicesHaveABrokenComponentWithAReason()
    {
        var sick = (await _fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { Status = CoreDeviceStatus.UNHEALTHY }, Fleet.Stop)).CoreDevices;
        foreach (var device in sick)
        {
            var broken = (await _fleet.Installed(device.CoreDeviceThingName)).Values.Where(c => c.LifecycleState.Value is "BROKEN" or "ERRORED").ToList();
            Assert.NotEmpty(Assert.Single(broken).LifecycleStateDetails);
            Assert.NotEmpty(broken[0].LifecycleStatusCodes);
        }
    }

    [Fact]
    public async Task WhatBreaksIsBrokenUntilRepaired()
    {
        _fleet.Sandbox.Devices.BreakComponent("berlin-gw-0003", "com.example.Gateway", "The fan stopped.", "RUN_ERROR");
        Assert.Equal("UNHEALTHY", await _fleet.Health("berlin-gw-0003"));
        var broken = (await _fleet.Installed("berlin-gw-0003"))["com.example.Gateway"];
        Assert.Equal("BROKEN", broken.LifecycleState.Value);
        Assert.Equal("The fan stopped.", broken.LifecycleStateDetails);
        Assert.Equal(["RUN_ERROR"], broken.LifecycleStatusCodes);

        _fleet.Sandbox.Devices.Repair("berlin-gw-0003");
        Assert.Equal("HEALTHY", await _fleet.Health("berlin-gw-0003"));
        Assert.Throws<ArgumentException>(() => _fleet.Sandbox.Devices.BreakComponent("berlin-gw-0003", "com.example.None", "x"));
        Assert.Throws<ArgumentException>(() => _fleet.Sandbox.Devices.Repair("nobody"));
    }

    [Fact]
    public async Task Pages()
    {
        var names = new List<string>();
        var request = new ListInstalledComponentsRequest { CoreDeviceThingName = "berlin-gw-0003", TopologyFilter = InstalledComponentTopologyFilter.ALL, MaxResults = 2 };
        await foreach (var component in _fleet.Greengrass.Paginators.ListInstalledComponents(request).InstalledComponents) names.Add(component.ComponentName);
        Assert.Equal((await _fleet.Installed("berlin-gw-0003")).Keys, names);
    }

    [Fact]
    public async Task AnUnknownDeviceIsNotFound()
    {
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.ListInstalledComponentsAsync(new ListInstalledComponentsRequest { CoreDeviceThingName = "nobody" }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.ListEffectiveDeploymentsAsync(new ListEffectiveDeploymentsRequest { CoreDeviceThingName = "nobody" }, Fleet.Stop));
    }
}
