using Xunit;

namespace IoTFleet.Tests.Cmdlets.Greengrass;

/// <summary>What holds for all Greengrass cmdlets.</summary>
public sealed class CatalogueTests : GreengrassTest
{
    [Theory]
    [InlineData("Get-GGCoreDevice", "berlin-gw-0001")]
    [InlineData("Get-GGCoreDevice -Detailed", "CoreVersion|Nucleus")]
    [InlineData("Get-GGInstalledComponent berlin-gw-0001", "com.example.SensorReader")]
    [InlineData("Get-GGEffectiveDeployment berlin-gw-0001", "Debugging")]
    [InlineData("Get-GGClientDevice berlin-gw-0001", "sensor-berlin-01")]
    [InlineData("Get-GGConnectivityInfo berlin-gw-0001", "192.168.20.11")]
    [InlineData("Get-GGComponent", "com.example.Gateway")]
    [InlineData("Get-GGComponent com.example.Gateway", "DEPLOYABLE")]
    [InlineData("Get-GGComponentVersion com.example.Gateway", "1.2.0")]
    [InlineData("Get-GGComponentArtifact com.example.Gateway", "package.zip")]
    [InlineData("Resolve-GGComponentCandidate com.example.Gateway linux", "1.3.0")]
    [InlineData("Get-GGDeployment", "Production")]
    [InlineData("Get-GGDeployment -Detailed", "Production")]
    [InlineData("New-GGDeployment Spares com.example.Dashboard -Name hello", "hello")]
    [InlineData("Get-GGThingGroup", "Berlin-Retry")]
    [InlineData("Get-GGThingGroup Site-Berlin", "The plant in Berlin")]
    [InlineData("Get-GGThingGroupMember Site-Berlin", "berlin-gw-0001")]
    [InlineData("Get-GGResourceTag -CoreDevice berlin-gw-0001", "owner")]
    [InlineData("Register-GGServiceRole arn:aws:iam::123456789012:role/x -PassThru", "role/x")]
    [InlineData("Set-GGConnectivityInfo berlin-gw-0001 a:1 -PassThru", "Version")]
    public void Shows_a_table_that_fits_120_columns(string pipeline, string expected)
    {
        Session.Width = 120;
        var text = Session.Format(Run(pipeline));
        Assert.Contains(expected.Split('|'), part => text.Contains(part, StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 120, line));
        Assert.Contains("---", text);
    }

    [Theory]
    [InlineData("Remove-GGCoreDevice berlin-gw-0001", "core device 'berlin-gw-0001'")]
    [InlineData("Add-GGClientDevice berlin-gw-0001 sensor-berlin-05", "sensor-berlin-05")]
    [InlineData("Remove-GGClientDevice berlin-gw-0001 sensor-berlin-01", "sensor-berlin-01")]
    [InlineData("Set-GGConnectivityInfo berlin-gw-0001 core.local:8883", "core.local:8883")]
    [InlineData("Remove-GGComponentVersion com.example.Gateway 1.2.0", "com.example.Gateway 1.2.0")]
    [InlineData("Remove-GGDeployment some-id", "deployment 'some-id'")]
    [InlineData("Stop-GGDeployment some-id", "deployment 'some-id'")]
    [InlineData("New-GGDeployment Staging com.example.Dashboard", "thing group 'Staging'")]
    [InlineData("Register-GGServiceRole arn:aws:iam::123456789012:role/x", "role/x")]
    [InlineData("Unregister-GGServiceRole", "service role")]
    [InlineData("Add-GGResourceTag -CoreDevice berlin-gw-0001 -Tag @{ a = 1 }", "a = 1")]
    [InlineData("Remove-GGResourceTag -CoreDevice berlin-gw-0001 -Key site", "site")]
    [InlineData("New-GGComponentVersion -LambdaArn arn:aws:lambda:us-east-1:123456789012:function:f:1", "function:f:1")]
    [InlineData("New-GGComponentVersion -Recipe '{\"ComponentName\":\"a.b\",\"ComponentVersion\":\"1.0.0\"}'", "a.b 1.0.0")]
    public void Says_what_it_would_do_and_sends_nothing(string pipeline, string expected)
    {
        Sandbox.Requests.Clear();
        var result = Session.Run(pipeline + " -WhatIf");
        Assert.Empty(result.Errors);
        Assert.Contains(expected, Assert.Single(result.WhatIf));
        Assert.Equal(0, Sandbox.Requests.Writes);
    }

    [Theory]
    [InlineData("Remove-GGCoreDevice berlin-gw-0001")]
    [InlineData("Remove-GGClientDevice berlin-gw-0001 sensor-berlin-01")]
    [InlineData("Remove-GGComponentVersion com.example.Gateway 1.2.0")]
    [InlineData("Get-GGDeployment -Status COMPLETED -Name 'Lab with models' | Remove-GGDeployment")]
    [InlineData("Unregister-GGServiceRole")]
    [InlineData("Remove-GGResourceTag -CoreDevice berlin-gw-0001 -Key site")]
    public void Asks_before_it_removes_unless_forced(string pipeline)
    {
        var questions = 0;
        Session.Confirm = _ => questions++ > 10;
        Sandbox.Requests.Clear();
        Assert.Empty(Session.Run(pipeline).Errors);
        Assert.Equal(1, questions);
        Assert.Equal(0, Sandbox.Requests.Writes);

        Assert.Empty(Session.Run(pipeline + " -Force -WhatIf").Errors);
        Assert.Equal(0, Sandbox.Requests.Writes);

        Run(pipeline + " -Force");
        Assert.Equal(1, questions);
        Assert.Equal(1, Sandbox.Requests.Writes);
    }

    [Fact]
    public void Asks_before_it_changes_when_told_to()
    {
        Session.Confirm = _ => false;
        Run("Stop-GGDeployment some-id -Confirm");
        Run("Add-GGClientDevice berlin-gw-0001 sensor-berlin-05 -Confirm");
        Assert.Equal(0, Sandbox.Requests.Writes);
    }

    [Theory]
    [InlineData("Get-GGComponent", "Scope", "PRI", "PRIVATE")]
    [InlineData("Get-GGComponentRecipe", "Format", "", "JSON,YAML")]
    [InlineData("Get-GGComponentArtifact", "S3EndpointType", "gl", "GLOBAL")]
    [InlineData("Save-GGComponentArtifact", "IotEndpointType", "f", "fips")]
    [InlineData("Get-GGInstalledComponent", "State", "BR", "BROKEN")]
    [InlineData("Get-GGEffectiveDeployment", "Status", "SUC", "SUCCEEDED")]
    [InlineData("Get-GGDeployment", "Status", "INA", "INACTIVE")]
    [InlineData("New-GGDeployment", "AbortOnFailureType", "TI", "TIMED_OUT")]
    [InlineData("New-GGComponentVersion", "IsolationMode", "No", "NoContainer")]
    public void Completes_enumerated_values(string cmdlet, string parameter, string word, string expected) =>
        Assert.Equal(expected.Split(','), Session.Complete(cmdlet, parameter, word).Select(c => c.CompletionText).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Get-GGClientDevice nothing")]
    [InlineData("Get-GGConnectivityInfo nothing")]
    [InlineData("Get-GGComponentVersion nothing")]
    [InlineData("Get-GGComponentRecipe nothing")]
    [InlineData("Get-GGComponentArtifact nothing")]
    [InlineData("Get-GGThingGroup nothing")]
    [InlineData("Get-GGThingGroupMember nothing")]
    [InlineData("Get-GGResourceTag -CoreDevice nothing")]
    [InlineData("Get-GGDeployment nothing")]
    [InlineData("Stop-GGDeployment nothing")]
    [InlineData("Remove-GGCoreDevice nothing -Force")]
    public void Carries_the_input_in_its_error(string pipeline)
    {
        var error = Assert.Single(Errors(pipeline));
        Assert.Equal("nothing", error.TargetObject);
        Assert.Contains("'nothing'", Text(error));
    }

    [Fact]
    public void Stops_at_once()
    {
        Sandbox.Faults.Latency = TimeSpan.FromSeconds(30);
        using var timer = new Timer(_ => Session.Stop(), null, TimeSpan.FromMilliseconds(300), Timeout.InfiniteTimeSpan);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(Session.Run("Get-GGCoreDevice -ThingGroup Canary -Detailed").IsStopped);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), watch.Elapsed.ToString());
    }
}
