using IoTFleet.Core.Greengrass.Summaries;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Rollouts;

public sealed class FleetSummaryTests : RolloutTest
{
    [Fact]
    public void Sums_up_health_versions_and_what_is_broken()
    {
        Group("press", 5);
        Group("saw", 1);
        Sandbox.Devices.Add("press-06", "windows", "amd64", "2.13.0", "press");
        Deploy("press");
        Advance(5);
        Sandbox.Devices.BreakComponent("press-02", Dashboard, "It stopped.");
        Sandbox.Devices.BreakComponent("press-03", Dashboard, "It stopped.");
        Sandbox.Devices.Disconnect("press-04");
        Advance(30 * 60);
        var all = (FleetSummary)One("Get-GGFleetSummary")!;
        Assert.Equal((7, 4, 2, 1), (all.Devices, all.Healthy, all.Unhealthy, all.Stale));
        Assert.Equal([new FleetCount("2.14.3", 6), new FleetCount("2.13.0", 1)], all.NucleusVersions);
        Assert.Equal([new FleetCount("linux/amd64", 6), new FleetCount("windows/amd64", 1)], all.Platforms);
        Assert.Equal("press-04", Assert.Single(all.StaleDevices).CoreDeviceThingName);
        var broken = Assert.Single(all.BrokenComponents);
        Assert.Equal((Dashboard, 2, "It stopped."), (broken.ComponentName, broken.Count, broken.Details[0]));
        Assert.Equal(["press-02", "press-03"], broken.Devices);
        Assert.Equal(1, ((FleetSummary)One("Get-GGFleetSummary -ThingGroup saw")!).Devices);
        Assert.Equal(0, ((FleetSummary)One("Get-GGFleetSummary -StaleAfter 10.00:00:00")!).Stale);
        Assert.Contains("It stopped.", Session.Format(Result("Get-GGFleetSummary").Output));
    }

    [Fact]
    public void Quick_asks_no_device_that_is_well()
    {
        Group("press", 3);
        Sandbox.Requests.Clear();
        Assert.Empty(((FleetSummary)One("Get-GGFleetSummary -Quick")!).NucleusVersions);
        Assert.Equal(1, Sandbox.Requests.Count);
    }

    [Fact]
    public void An_unknown_group_is_its_own_error()
    {
        Assert.Equal("nowhere", Fails("Get-GGFleetSummary nowhere").TargetObject);
    }
}
