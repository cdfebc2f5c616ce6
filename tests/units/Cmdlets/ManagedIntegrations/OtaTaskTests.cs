using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.ManagedIntegrations;

public sealed class OtaTaskTests : ThingsTest
{
    private const string Lamps = "Get-MIManagedThing '*Lamp' -Role DEVICE -ProvisioningStatus ACTIVATED | Where-Object Brand -EQ Lumenhaus";

    [Fact]
    public void All_things_of_a_pipeline_are_one_task()
    {
        var count = Run(Lamps).Count;
        var task = (GetOtaTaskResponse)One($"{Lamps} | New-MIOtaTask s3://firmware/job.json -RetryCount 2 | Get-MIOtaTask").BaseObject;
        Assert.Equal(count, task.Target.Count);
        Assert.Equal(2, Assert.Single(task.OtaTaskExecutionRetryConfig.RetryConfigCriteria).MinNumberOfRetries);
        Assert.Equal(1, Sandbox.Requests.CountOf("CreateOtaTask"));
    }

    [Fact]
    public void Progress_names_what_failed()
    {
        var ids = All(Lamps, "Id");
        Sandbox.Things.FailNextUpdate(ids[1]);
        var task = Text(One($"{Lamps} | New-MIOtaTask s3://firmware/job.json"), "TaskId");
        Pass(10);
        var progress = (OtaTaskProgress)One($"Get-MIOtaTaskProgress {task}").BaseObject;
        Assert.Equal((ids.Count - 1, 1, 100), (progress.Succeeded, progress.FailedCount, progress.PercentDone));
        Assert.Equal(ids[1], Assert.Single(progress.Failed).ManagedThingId);
        Assert.False(progress.IsSuccess);

        var result = Session.Run($"Wait-MIOtaTask {task}");
        Assert.StartsWith("OtaTaskFailed", result.TerminatingError?.FullyQualifiedErrorId);
        Assert.Contains($"{progress.Failed[0].ManagedThingName} (FAILED)", result.TerminatingError!.ToString());
        Assert.Single(result.Output);
        Assert.NotEmpty(result.Progress);
        Assert.Single(Run($"Wait-MIOtaTask {task} -AllowFailed"));
    }

    [Fact]
    public async Task Waiting_ends_at_once_when_it_is_stopped()
    {
        var task = Text(One($"New-MIOtaTask s3://firmware/job.json -Target {Lamp}"), "TaskId");
        var waiting = Task.Run(() => Session.Run($"Wait-MIOtaTask {task}"), TestContext.Current.CancellationToken);
        while (Sandbox.Requests.CountOf("ListOtaTaskExecutions") == 0) await Task.Delay(10, TestContext.Current.CancellationToken);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Session.Stop();
        var result = await waiting;
        Assert.True(result.IsStopped);
        Assert.True(watch.ElapsedMilliseconds < 1000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Devices_are_emitted_while_a_discovery_runs()
    {
        var discovery = Text(One("Start-MIDeviceDiscovery 'Home 1 Hub' ZIGBEE"), "Id");
        Pass(1);
        var seen = 0;
        var result = Session.Run($"Wait-MIDeviceDiscovery {discovery} -PollSeconds 1 -Timeout 0:0:0.2", (stream, _) =>
        {
            if (stream == IoTFleet.CmdletHost.HostStream.Output) seen++;
        });
        Assert.InRange(seen, 1, 9);
        Assert.StartsWith("DeviceDiscoveryTimedOut", result.TerminatingError?.FullyQualifiedErrorId);
        Pass(2);
        Assert.Equal(10, Run($"Wait-MIDeviceDiscovery {discovery}").Count);
    }
}
