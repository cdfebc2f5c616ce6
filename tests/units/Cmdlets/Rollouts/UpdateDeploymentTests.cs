using System.Text.Json.Nodes;
using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Rollouts;

public sealed class UpdateDeploymentTests : RolloutTest
{
    private const string Reader = "com.example.SensorReader";

    private GetDeploymentResponse Current => (GetDeploymentResponse)One("Get-GGDeployment -ThingGroup press | Get-GGDeployment")!;

    private string DeployAll() => Deploy(
        "press",
        "@{ 'com.example.SensorReader' = @{ Version = '1.0.0'; Merge = @{ interval = 10; net = @{ port = 1; host = 'a' } } }; 'com.example.Dashboard' = '3.1.4' }",
        "-Name weekly -MaximumPerMinute 50 -OnFailure DO_NOTHING -Tag @{ team = 'ops' }");

    [Fact]
    public void Changes_one_component_and_keeps_everything_else()
    {
        Group("press", 1);
        DeployAll();
        Run($"Update-GGDeployment -ThingGroup press -Component @{{ '{Reader}' = '1.1.0' }}");
        var now = Current;
        Assert.Equal("2", now.RevisionId);
        Assert.Equal("1.1.0", now.Components[Reader].ComponentVersion);
        Assert.Contains("interval", now.Components[Reader].ConfigurationUpdate.Merge);
        Assert.Equal("3.1.4", now.Components[Dashboard].ComponentVersion);
        Assert.Equal("weekly", now.DeploymentName);
        Assert.Equal(50, now.IotJobConfiguration.JobExecutionsRolloutConfig.MaximumPerMinute);
        Assert.Equal("DO_NOTHING", now.DeploymentPolicies.FailureHandlingPolicy.Value);
        Assert.Equal("ops", now.Tags["team"]);
    }

    [Fact]
    public void Adds_the_latest_and_removes()
    {
        Group("press", 1);
        DeployAll();
        Run($"Get-GGDeployment -ThingGroup press | Update-GGDeployment -Add com.example.Diagnostics -Remove {Dashboard}");
        Assert.Equal([Reader, "com.example.Diagnostics"], Current.Components.Keys.OrderByDescending(k => k));
        Assert.Equal("0.3.0", Current.Components["com.example.Diagnostics"].ComponentVersion);
        Assert.Contains($"has no component '{Dashboard}'", Fails($"Update-GGDeployment -ThingGroup press -RemoveComponent {Dashboard}").ToString());
    }

    [Fact]
    public void Merges_into_what_is_merged_and_resets()
    {
        Group("press", 1);
        DeployAll();
        Run($"Update-GGDeployment -ThingGroup press -Merge @{{ '{Reader}' = @{{ net = @{{ port = 2 }} }} }} -Reset @{{ '{Reader}' = '/interval' }}");
        var update = Current.Components[Reader].ConfigurationUpdate;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"net": {"port": 2, "host": "a"}}"""), JsonNode.Parse(update.Merge)), update.Merge);
        Assert.Equal(["/interval"], update.Reset);
        Assert.Equal("1.0.0", Current.Components[Reader].ComponentVersion);
    }

    [Fact]
    public void WhatIf_shows_what_changes_and_writes_nothing()
    {
        Group("press", 1);
        DeployAll();
        Sandbox.Requests.Clear();
        var result = Result($"Update-GGDeployment -ThingGroup press -Component @{{ '{Reader}' = @{{ Merge = @{{ interval = 5 }} }} }} -RemoveComponent {Dashboard} -WhatIf");
        var text = Assert.Single(result.WhatIf);
        Assert.Contains($"- {Dashboard} 3.1.4", text);
        Assert.Contains($"~ {Reader} /interval: 10 -> 5", text);
        Assert.Contains("in place of revision 1", text);
        Assert.Equal(0, Sandbox.Requests.Writes);
    }

    [Fact]
    public void Nothing_changed_makes_no_revision()
    {
        Group("press", 1);
        DeployAll();
        var result = Result($"Update-GGDeployment -ThingGroup press -Component @{{ '{Reader}' = '1.0.0' }}");
        Assert.Contains("Nothing changes", Assert.Single(result.Warnings));
        Assert.Equal("1", Current.RevisionId);
        Run($"Update-GGDeployment -ThingGroup press -Component @{{ '{Reader}' = '1.0.0' }} -Force");
        Assert.Equal("2", Current.RevisionId);
    }

    [Fact]
    public void A_deployment_without_tags_has_none_afterwards()
    {
        Group("press", 1);
        Deploy("press");
        Run($"Update-GGDeployment -ThingGroup press -Add com.example.Diagnostics");
        Assert.Equal(2, Current.Components.Count);
    }

    [Fact]
    public void Refuses_a_revision_that_is_not_the_latest()
    {
        Group("press", 1);
        var first = DeployAll();
        Run($"Update-GGDeployment {first} -RemoveComponent {Dashboard}");
        var error = Fails($"Update-GGDeployment {first} -Name other");
        Assert.StartsWith("DeploymentChanged", error.FullyQualifiedErrorId);
        Assert.Equal(first, error.TargetObject);
        Run($"Update-GGDeployment {first} -Force");
        Assert.Equal("3", Current.RevisionId);
        Assert.Contains(Dashboard, Current.Components.Keys);
    }
}
