using Amazon.GreengrassV2.Model;
using Amazon.IoT.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class RolloutTests : IDisposable
{
    private static readonly (string, string) Dashboard = ("com.example.Dashboard", "3.1.4");
    private readonly Fleet _fleet = new(0);

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public async Task AConstantRateTellsThatManyAMinute()
    {
        var created = await _fleet.Deploy(_fleet.Group("press", 12), r => r.IotJobConfiguration = DeploymentTests.Rate(4), Dashboard);
        _fleet.Advance(58);
        Assert.Equal(4, await Begun(created));
        _fleet.Advance(60);
        Assert.Equal(8, await Begun(created));
        _fleet.Advance(120);
        Assert.Equal(12, await Begun(created));
    }

    [Fact]
    public async Task AFastRateStepsBySeconds()
    {
        var created = await _fleet.Deploy(_fleet.Group("press", 40), r => r.IotJobConfiguration = DeploymentTests.Rate(300), Dashboard);
        _fleet.Advance(4);
        Assert.Equal(15, await Begun(created));
    }

    [Fact]
    public async Task AnExponentialRateGrows()
    {
        var created = await _fleet.Deploy(_fleet.Group("press", 40), r => r.IotJobConfiguration = DeploymentTests.Exponential(2, 5, null), Dashboard);
        _fleet.Advance(58);
        var first = await Begun(created);
        _fleet.Advance(60);
        var second = await Begun(created) - first;
        Assert.InRange(first, 5, 6);
        Assert.True(second > 2 * first, $"{first} in the first minute, {second} in the second");
    }

    [Fact]
    public async Task TooManyFailuresAbort()
    {
        var group = _fleet.Group("press", 20);
        for (var i = 1; i <= 5; i++) _fleet.Sandbox.Devices.FailNextDeployment($"press-{i:D2}", "no");
        var created = await _fleet.Deploy(group, r =>
        {
            r.IotJobConfiguration = DeploymentTests.Abort(50, 4);
            r.IotJobConfiguration.JobExecutionsRolloutConfig = new IoTJobExecutionsRolloutConfig { MaximumPerMinute = 4 };
        }, Dashboard);
        _fleet.Advance(1200);
        Assert.Equal("CANCELED", await _fleet.Status(created));
        var job = (await _fleet.IoT.DescribeJobAsync(new DescribeJobRequest { JobId = created.IotJobId }, Fleet.Stop)).Job;
        Assert.Equal("CANCELED", job.Status.Value);
        Assert.NotNull(job.ReasonCode);
        Assert.InRange(job.JobProcessDetails.NumberOfFailedThings!.Value, 4, 5);
        Assert.True(job.JobProcessDetails.NumberOfCanceledThings >= 12);
    }

    [Fact]
    public async Task AStalledDeviceTimesOut()
    {
        var group = _fleet.Group("press", 2);
        _fleet.Sandbox.Devices.StallNextDeployment("press-01");
        var created = await _fleet.Deploy(group, r => r.IotJobConfiguration = new DeploymentIoTJobConfiguration { TimeoutConfig = new IoTJobTimeoutConfig { InProgressTimeoutInMinutes = 5 } }, Dashboard);
        _fleet.Advance(60);
        Assert.Equal("IN_PROGRESS", (await _fleet.Executions(created))["press-01"]);
        var execution = (await _fleet.IoT.DescribeJobExecutionAsync(new DescribeJobExecutionRequest { JobId = created.IotJobId, ThingName = "press-01" }, Fleet.Stop)).Execution;
        Assert.InRange(execution.ApproximateSecondsBeforeTimedOut!.Value, 200, 300);
        _fleet.Advance(300);
        Assert.Equal("TIMED_OUT", (await _fleet.Executions(created))["press-01"]);
        Assert.Equal("TIMED_OUT", (await _fleet.Effective("press-01", created)).CoreDeviceExecutionStatus.Value);
        Assert.Equal("COMPLETED", await _fleet.Status(created));
    }

    [Fact]
    public async Task ADeviceDoesOneDeploymentAfterTheOther()
    {
        _fleet.Group("press", 1);
        var first = await _fleet.Deploy(Fleet.GroupArn("press"), Dashboard);
        var second = await _fleet.Deploy(Fleet.ThingArn("press-01"), ("com.example.Diagnostics", "0.3.0"));
        _fleet.Advance(5);
        Assert.Equal(("IN_PROGRESS", "QUEUED"), ((await _fleet.Executions(first))["press-01"], (await _fleet.Executions(second))["press-01"]));
        _fleet.Advance(200);
        Assert.Equal(("SUCCEEDED", "SUCCEEDED"), ((await _fleet.Executions(first))["press-01"], (await _fleet.Executions(second))["press-01"]));
    }

    [Fact]
    public async Task ThingsWithoutGreengrassNeverBegin()
    {
        var group = _fleet.Group("press", 1);
        _fleet.Sandbox.Devices.AddThing("lamp");
        _fleet.Sandbox.Devices.Join("lamp", "press");
        var created = await _fleet.Deploy(group, Dashboard);
        _fleet.Advance(600);
        Assert.Equal("QUEUED", (await _fleet.Executions(created))["lamp"]);
        Assert.Equal("SUCCEEDED", (await _fleet.Executions(created))["press-01"]);
    }

    private async Task<int> Begun(CreateDeploymentResponse deployment) => (await _fleet.Executions(deployment)).Values.Count(s => s != "QUEUED");
}
