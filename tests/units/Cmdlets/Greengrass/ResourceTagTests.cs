using Xunit;

namespace IoTFleet.Tests.Cmdlets.Greengrass;

public sealed class ResourceTagTests : GreengrassTest
{
    [Theory]
    [InlineData("-CoreDevice berlin-gw-0001")]
    [InlineData("-Component com.example.Gateway")]
    [InlineData("arn:aws:greengrass:us-east-1:123456789012:coreDevices:berlin-gw-0001")]
    public void Is_added_listed_and_removed(string resource)
    {
        Run($"Add-GGResourceTag {resource} -Tag @{{ wave = 1 }}");
        Assert.Contains("wave", Each($"Get-GGResourceTag {resource}", "Key"));
        Run($"Get-GGResourceTag {resource} | Where-Object Key -eq wave | Remove-GGResourceTag -Force");
        Assert.DoesNotContain("wave", Each($"Get-GGResourceTag {resource}", "Key"));
    }

    [Theory]
    [InlineData("Get-GGCoreDevice berlin-gw-0001")]
    [InlineData("Get-GGDeployment -ThingGroup Production")]
    [InlineData("Get-GGDeployment -ThingGroup Production | Get-GGDeployment")]
    [InlineData("New-GGDeployment Spares com.example.Dashboard")]
    [InlineData("Get-GGComponentVersion com.example.Gateway 1.2.0")]
    [InlineData("Get-GGComponent com.example.Gate*")]
    [InlineData("Get-GGThingGroupMember Site-Lyon | Select-Object -First 1")]
    public void Is_added_to_objects_of_other_commands(string source)
    {
        Run($"{source} | Add-GGResourceTag -Tag '{{\"from\":\"pipe\"}}'");
        Assert.Equal(1, Sandbox.Requests.CountOf("TagResource"));
    }

    [Fact]
    public void Of_what_has_none_is_an_error() => Assert.Contains("-CoreDevice", Text(Errors("Get-GGResourceTag berlin-gw-0001")[0]));
}
