using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Greengrass;

public sealed class DeploymentTests : GreengrassTest
{
    [Fact]
    public void Every_parameter_is_stored()
    {
        var stored = (GetDeploymentResponse)One(
            "New-GGDeployment Site-Austin -Name all -Component @{ 'com.example.SensorReader' = @{ Version = '1.1.0'; Merge = @{ a = 1 }; Reset = '/b'; RunWith = @{ PosixUser = 'u'; WindowsUser = 'w'; Memory = 100; Cpus = 0.5 } } }"
            + " -MaximumPerMinute 50 -BaseRatePerMinute 5 -IncrementFactor 1.5 -IncreaseAfterNotified 20 -AbortOnFailedPercent 12.5 -AbortOnFailureType REJECTED -AbortAfterExecuted 3"
            + " -TimeoutMinutes 90 -OnFailure DO_NOTHING -UpdateAction SKIP_NOTIFY_COMPONENTS -UpdateTimeoutSeconds 120 -ValidationTimeoutSeconds 45"
            + " -ParentTargetArn arn:aws:iot:us-east-1:123456789012:thinggroup/Production -Tag @{ owner = 'lab' } -ClientToken once | Get-GGDeployment").BaseObject;
        var component = Assert.Single(stored.Components).Value;
        Assert.Equal(("1.1.0", "{\"a\":1}", "/b"), (component.ComponentVersion, component.ConfigurationUpdate.Merge, Assert.Single(component.ConfigurationUpdate.Reset)));
        Assert.Equal(("u", "w", 100L, 0.5), (component.RunWith.PosixUser, component.RunWith.WindowsUser, component.RunWith.SystemResourceLimits.Memory, component.RunWith.SystemResourceLimits.Cpus));
        var rollout = stored.IotJobConfiguration.JobExecutionsRolloutConfig;
        Assert.Equal((50, 5, 1.5, 20), (rollout.MaximumPerMinute, rollout.ExponentialRate.BaseRatePerMinute, rollout.ExponentialRate.IncrementFactor, rollout.ExponentialRate.RateIncreaseCriteria.NumberOfNotifiedThings));
        var abort = Assert.Single(stored.IotJobConfiguration.AbortConfig.CriteriaList);
        Assert.Equal((12.5, IoTJobExecutionFailureType.REJECTED, 3), (abort.ThresholdPercentage, abort.FailureType, abort.MinNumberOfExecutedThings));
        Assert.Equal(90, stored.IotJobConfiguration.TimeoutConfig.InProgressTimeoutInMinutes);
        Assert.Equal(DeploymentFailureHandlingPolicy.DO_NOTHING, stored.DeploymentPolicies.FailureHandlingPolicy);
        Assert.Equal((DeploymentComponentUpdatePolicyAction.SKIP_NOTIFY_COMPONENTS, 120), (stored.DeploymentPolicies.ComponentUpdatePolicy.Action, stored.DeploymentPolicies.ComponentUpdatePolicy.TimeoutInSeconds));
        Assert.Equal(45, stored.DeploymentPolicies.ConfigurationValidationPolicy.TimeoutInSeconds);
        Assert.EndsWith("thinggroup/Production", stored.ParentTargetArn);
        Assert.Equal("lab", stored.Tags["owner"]);
        Assert.Equal("all", stored.DeploymentName);
    }

    [Fact]
    public void WhatIf_shows_the_difference_component_by_component()
    {
        var shown = Assert.Single(Session.Run("New-GGDeployment Production @{ 'com.example.SensorReader' = '2.0.0'; 'com.example.Gateway' = @{ Version = '1.2.0'; Merge = @{ a = 1 } }; 'com.example.Dashboard' = '3.1.4' } -WhatIf").WhatIf);
        Assert.Contains("~ com.example.SensorReader 1.1.0 -> 2.0.0", shown);
        Assert.Contains("""~ com.example.Gateway: (none) -> {"a":1}""", shown);
        Assert.Contains("+ com.example.Dashboard 3.1.4", shown);
        Assert.Contains("- aws.greengrass.LogManager 2.3.9", shown);
        Assert.Contains("in place of revision 2", shown);
        Assert.Contains("first deployment", Assert.Single(Session.Run("New-GGDeployment Spares com.example.Dashboard -WhatIf").WhatIf));
    }

    [Fact]
    public void Goes_to_each_of_many_targets()
    {
        Assert.Equal(["Spares", "Staging"], Each("New-GGDeployment -ThingGroup Spares, Staging -Component com.example.Dashboard | Get-GGDeployment", "Target"));
        Assert.Equal(["Site-Austin", "Site-Berlin", "Site-Lyon"], Each("Get-GGThingGroup Site-* | New-GGDeployment -Component com.example.Dashboard | Get-GGDeployment", "Target"));
        Assert.Equal(["berlin-gw-0001"], Each("Get-GGCoreDevice berlin-gw-0001 | New-GGDeployment -Component com.example.Dashboard | Get-GGDeployment", "Target"));
    }

    [Fact]
    public void Is_listed_by_target_name_and_status()
    {
        Assert.Equal(["Lab with models", "Lab"], Each("Get-GGDeployment -ThingGroup Staging -All", "DeploymentName"));
        Assert.Equal(["Site-Lyon"], Each("Get-GGDeployment -Name *lyon* -Status CANCELED", "Target"));
        Assert.Equal(["Site-Lyon"], Each("Get-GGThingGroup *Lyon | Get-GGDeployment", "Target"));
        Assert.All(Run("Get-GGDeployment -Detailed"), d => Assert.NotNull(((GetDeploymentResponse)d.BaseObject).Components));
    }

    [Fact]
    public void Is_stopped_and_removed()
    {
        Run("Get-GGDeployment -ThingGroup Canary | Stop-GGDeployment");
        Assert.Equal(["CANCELED"], Each("Get-GGDeployment -ThingGroup Canary", "DeploymentStatus"));
        Run("Get-GGDeployment -ThingGroup Canary | Remove-GGDeployment -Force");
        Assert.Empty(Run("Get-GGDeployment -ThingGroup Canary -All"));
    }
}
