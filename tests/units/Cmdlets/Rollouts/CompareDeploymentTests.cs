using IoTFleet.Core.Greengrass.Changes;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Rollouts;

public sealed class CompareDeploymentTests : RolloutTest
{
    private const string Reader = "com.example.SensorReader";

    private IEnumerable<DeploymentDifference> Compare(string arguments) => Run($"Compare-GGDeployment {arguments}").Cast<DeploymentDifference>();

    [Fact]
    public void Two_revisions_differ_by_component_and_pointer()
    {
        Group("press", 1);
        var first = Deploy("press", $"@{{ '{Reader}' = @{{ Version = '1.0.0'; Merge = @{{ interval = 10 }} }}; '{Dashboard}' = '3.1.4'; 'com.example.Gateway' = '1.2.0' }}");
        var second = Deploy("press", $"@{{ '{Reader}' = @{{ Version = '1.1.0'; Merge = @{{ interval = 20 }} }}; 'com.example.Diagnostics' = '0.3.0'; 'com.example.Gateway' = '1.2.0' }}", "-MaximumPerMinute 5");
        var found = Compare($"{first} {second}").ToList();
        Assert.Equal(
            [
                (DifferenceKind.Removed, Dashboard, null),
                (DifferenceKind.Added, "com.example.Diagnostics", null),
                (DifferenceKind.VersionChanged, Reader, null),
                (DifferenceKind.ConfigurationChanged, Reader, "/interval"),
                (DifferenceKind.SettingChanged, null, "/iotJobConfiguration"),
            ],
            found.Select(d => (d.Change, d.ComponentName, d.Path)));
        Assert.Equal(("10", "20"), (found[3].Reference, found[3].Difference));
        Assert.Contains(Compare($"{first} {second} -IncludeEqual"), d => d.Change == DifferenceKind.Equal && d.ComponentName == "com.example.Gateway");
        Assert.Equal(found, Compare("-ThingGroup press -Previous"));
        Assert.Empty(Compare($"{first} {first}"));
    }

    [Fact]
    public void Drift_of_a_group()
    {
        Group("press", 4);
        Sandbox.Devices.FailNextDeployment("press-02", "no");
        Deploy("press", $"@{{ '{Reader}' = '1.0.0'; '{Dashboard}' = '3.1.4' }}");
        Advance(5);
        Sandbox.Devices.FailNextDeployment("press-03", "no");
        Sandbox.Devices.AddThing("printer");
        Sandbox.Devices.Join("printer", "press");
        Deploy("press", $"@{{ '{Reader}' = '1.1.0' }}");
        Advance(5);
        Sandbox.Devices.BreakComponent("press-04", Reader, "It stopped.");
        var found = Compare("-ThingGroup press").Select(d => (d.CoreDeviceThingName, d.Change, d.ComponentName)).ToList();
        Assert.Equal(
            [
                ("press-03", DifferenceKind.VersionDiffers, Reader),
                ("press-03", DifferenceKind.Extra, Dashboard),
                ("press-04", DifferenceKind.Broken, Reader),
                ("printer", DifferenceKind.NoCoreDevice, null),
            ],
            found);
        Assert.Contains(Compare("-ThingGroup press -IncludeEqual"), d => d.CoreDeviceThingName == "press-01" && d.Change == DifferenceKind.Equal);
    }

    [Fact]
    public void What_is_missing_is_named_and_other_deployments_components_are_no_drift()
    {
        Group("press", 1);
        Run($"New-GGDeployment -CoreDevice press-01 -Component @{{ '{Dashboard}' = '3.1.4' }}");
        Sandbox.Devices.FailNextDeployment("press-01", "no");
        Advance(5);
        var id = Deploy("press", $"@{{ '{Reader}' = '1.0.0' }}");
        var only = Assert.Single(Compare(id));
        Assert.Equal((DifferenceKind.Missing, Reader), (only.Change, only.ComponentName));
    }

    [Fact]
    public void Without_rights_on_the_group_it_warns()
    {
        Group("press", 1);
        var id = Deploy("press");
        Advance(5);
        Deny("ListThingsInThingGroup");
        var result = Result($"Compare-GGDeployment {id} -IncludeEqual");
        Assert.Single(result.Warnings);
        Assert.Single(result.Output);
    }
}
