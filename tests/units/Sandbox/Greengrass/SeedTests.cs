using System.Diagnostics;
using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class SeedTests
{
    [Fact]
    public async Task TheSameSeedGivesTheSameFleet()
    {
        Assert.Equal(await Describe(1), await Describe(1));
        Assert.NotEqual(await Describe(1), await Describe(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(250)]
    public async Task AnySizeWorks(int devices)
    {
        using var fleet = new Fleet(devices);
        var count = 0;
        await foreach (var _ in fleet.Greengrass.Paginators.ListCoreDevices(new ListCoreDevicesRequest { MaxResults = 100 }).CoreDevices) count++;
        Assert.Equal(devices, count);
        var deployments = (await fleet.Greengrass.ListDeploymentsAsync(new ListDeploymentsRequest { HistoryFilter = "ALL" }, Fleet.Stop)).Deployments;
        Assert.Equal(devices == 0, deployments.Count == 0);
    }

    [Fact]
    public async Task TheFleetHasAPast()
    {
        using var fleet = new Fleet();
        var deployments = (await fleet.Greengrass.ListDeploymentsAsync(new ListDeploymentsRequest { HistoryFilter = "ALL" }, Fleet.Stop)).Deployments;
        foreach (var status in new[] { "ACTIVE", "COMPLETED", "INACTIVE", "CANCELED" }) Assert.Contains(status, deployments.Select(d => d.DeploymentStatus.Value));
        Assert.Contains(deployments, d => d.ParentTargetArn is not null);

        // Completed, and yet some devices failed: each says why, and they are not those that the group's list shows.
        var production = deployments.Single(d => d.TargetArn == Fleet.Production && d.IsLatestForTarget == true);
        Assert.Equal("COMPLETED", production.DeploymentStatus.Value);
        var job = (await fleet.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = production.DeploymentId }, Fleet.Stop)).IotJobId;
        var failed = (await fleet.IoT.ListJobExecutionsForJobAsync(new Amazon.IoT.Model.ListJobExecutionsForJobRequest { JobId = job, Status = "FAILED" }, Fleet.Stop)).ExecutionSummaries;
        Assert.InRange(failed.Count, 1, 5);
        foreach (var name in failed.Select(f => f.ThingArn.Split('/')[1]))
        {
            var effective = (await fleet.Greengrass.ListEffectiveDeploymentsAsync(new ListEffectiveDeploymentsRequest { CoreDeviceThingName = name }, Fleet.Stop)).EffectiveDeployments
                .Single(e => e.DeploymentId == production.DeploymentId);
            Assert.NotEmpty(effective.Reason);
            Assert.NotEmpty(effective.StatusDetails.ErrorStack);
        }
    }

    [Fact]
    public async Task UnhealthyDevicesStaySoWhileTimePasses()
    {
        using var fleet = new Fleet(200);
        async Task<int> Sick() => (await fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { Status = "UNHEALTHY" }, Fleet.Stop)).CoreDevices.Count;
        var before = await Sick();
        Assert.InRange(before, 5, 30);
        fleet.Advance(3600);
        Assert.Equal(before, await Sick());
    }

    [Fact]
    public async Task AHundredThousandDevicesAreThereAtOnce()
    {
        var watch = Stopwatch.StartNew();
        using var fleet = new Fleet(100_000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
        var page = await fleet.Greengrass.ListCoreDevicesAsync(new ListCoreDevicesRequest { MaxResults = 100 }, Fleet.Stop);
        Assert.Equal(100, page.CoreDevices.Count);
        Assert.NotNull(page.NextToken);
    }

    private static async Task<string> Describe(int seed)
    {
        using var fleet = new Fleet(60, seed);
        var lines = new List<string>();
        await foreach (var device in fleet.Greengrass.Paginators.ListCoreDevices(new ListCoreDevicesRequest()).CoreDevices)
        {
            var core = await fleet.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = device.CoreDeviceThingName }, Fleet.Stop);
            var installed = await fleet.Installed(device.CoreDeviceThingName);
            lines.Add($"{core.CoreDeviceThingName} {core.CoreVersion} {core.Platform} {core.Architecture} {core.Status} {string.Join(",", installed.Values.Select(c => $"{c.ComponentName} {c.ComponentVersion} {c.LifecycleState}"))}");
        }

        foreach (var deployment in (await fleet.Greengrass.ListDeploymentsAsync(new ListDeploymentsRequest { HistoryFilter = "ALL" }, Fleet.Stop)).Deployments)
            lines.Add($"{deployment.DeploymentId} {deployment.TargetArn} {deployment.DeploymentStatus}");
        return string.Join("\n", lines);
    }
}
