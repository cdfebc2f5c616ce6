using Amazon.IoT;
using Amazon.IoT.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class JobTests : IDisposable
{
    private static readonly (string, string) Dashboard = ("com.example.Dashboard", "3.1.4");
    private readonly Fleet _fleet = new(0);

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public async Task AGroupsJobIsContinuousAndCounts()
    {
        var group = _fleet.Group("press", 3);
        _fleet.Sandbox.Devices.FailNextDeployment("press-02", "no");
        _fleet.Sandbox.Devices.Disconnect("press-03");
        var created = await _fleet.Deploy(group, r => r.IotJobConfiguration = DeploymentTests.Rate(100), Dashboard);
        _fleet.Advance(60);
        var job = await Job(created.IotJobId);
        Assert.Equal((created.IotJobArn, "CONTINUOUS", "IN_PROGRESS"), (job.JobArn, job.TargetSelection.Value, job.Status.Value));
        Assert.Equal([group], job.Targets);
        Assert.Equal(100, job.JobExecutionsRolloutConfig.MaximumPerMinute);
        Assert.Equal((1, 1, 1), (job.JobProcessDetails.NumberOfSucceededThings, job.JobProcessDetails.NumberOfFailedThings, job.JobProcessDetails.NumberOfQueuedThings));
    }

    [Fact]
    public async Task AThingsJobEnds()
    {
        _fleet.Group("press", 1);
        var created = await _fleet.Deploy(Fleet.ThingArn("press-01"), Dashboard);
        _fleet.Advance(60);
        var job = await Job(created.IotJobId);
        Assert.Equal(("SNAPSHOT", "COMPLETED"), (job.TargetSelection.Value, job.Status.Value));
        Assert.NotNull(job.CompletedAt);
    }

    [Fact]
    public async Task ExecutionsAreFilteredAndPaged()
    {
        var group = _fleet.Group("press", 6);
        foreach (var name in new[] { "press-02", "press-04", "press-05" }) _fleet.Sandbox.Devices.FailNextDeployment(name, "no");
        var created = await _fleet.Deploy(group, Dashboard);
        _fleet.Advance(60);
        var failed = new List<string>();
        var request = new ListJobExecutionsForJobRequest { JobId = created.IotJobId, Status = JobExecutionStatus.FAILED, MaxResults = 2 };
        await foreach (var execution in _fleet.IoT.Paginators.ListJobExecutionsForJob(request).ExecutionSummaries)
        {
            Assert.Equal("FAILED", execution.JobExecutionSummary.Status.Value);
            Assert.True(execution.JobExecutionSummary.StartedAt >= execution.JobExecutionSummary.QueuedAt);
            Assert.True(execution.JobExecutionSummary.LastUpdatedAt > execution.JobExecutionSummary.StartedAt);
            failed.Add(execution.ThingArn);
        }

        Assert.Equal(["press-02", "press-04", "press-05"], failed.Select(arn => arn.Split('/')[1]));
    }

    [Fact]
    public async Task AnExecutionCarriesWhatTheDeviceSaid()
    {
        _fleet.Group("press", 1);
        _fleet.Sandbox.Devices.FailNextDeployment("press-01", "The disk is full.", ["DEPLOYMENT_FAILURE", "IO_ERROR"], ["DEVICE_ERROR"]);
        var created = await _fleet.Deploy(Fleet.GroupArn("press"), Dashboard);
        _fleet.Advance(60);
        var execution = (await _fleet.IoT.DescribeJobExecutionAsync(new DescribeJobExecutionRequest { JobId = created.IotJobId, ThingName = "press-01" }, Fleet.Stop)).Execution;
        Assert.Equal("FAILED", execution.Status.Value);
        Assert.Equal("FAILED_NO_STATE_CHANGE", execution.StatusDetails.DetailsMap["detailed-deployment-status"]);
        Assert.Equal("The disk is full.", execution.StatusDetails.DetailsMap["deployment-failure-cause"]);
        Assert.Equal(1, execution.ExecutionNumber);
    }

    [Fact]
    public async Task WhatIsNotThereIsNotFound()
    {
        _fleet.Group("press", 1);
        var created = await _fleet.Deploy(Fleet.GroupArn("press"), Dashboard);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Job("none"));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.IoT.ListJobExecutionsForJobAsync(new ListJobExecutionsForJobRequest { JobId = "none" }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.IoT.DescribeJobExecutionAsync(new DescribeJobExecutionRequest { JobId = created.IotJobId, ThingName = "nobody" }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.IoT.DescribeJobExecutionAsync(new DescribeJobExecutionRequest { JobId = created.IotJobId, ThingName = "press-01", ExecutionNumber = 2 }, Fleet.Stop));
        await Assert.ThrowsAsync<InvalidRequestException>(() => Job("a b"));
        await Assert.ThrowsAsync<InvalidRequestException>(() => _fleet.IoT.ListJobExecutionsForJobAsync(new ListJobExecutionsForJobRequest { JobId = created.IotJobId, Status = "LOST" }, Fleet.Stop));
    }

    private async Task<Job> Job(string id) => (await _fleet.IoT.DescribeJobAsync(new DescribeJobRequest { JobId = id }, Fleet.Stop)).Job;
}
