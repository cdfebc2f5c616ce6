using Amazon.Runtime;
using IoTFleet.CmdletHost;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Core.Sessions;
using IoTFleet.Sandbox;
using IoTFleet.Session;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Rollouts;

public sealed class WaitDeploymentTests : RolloutTest
{
    // An error of the service's side that the SDK does not retry, so that each is one look that fails.
    private const int Disturbed = 507;

    [Fact]
    public void Waits_until_all_are_done()
    {
        Group("press", 3);
        var id = Deploy("press");
        var result = Session.Run($"Wait-GGDeployment {id}", (stream, _) =>
        {
            // The progress bar is drawn while devices work; then they are done.
            if (stream == HostStream.Progress) Advance(5);
        });
        Assert.Empty(result.Errors);
        Assert.Equal(RolloutVerdict.Succeeded, ((RolloutStatus)Assert.Single(result.Output)!.BaseObject).Verdict);
        Assert.Contains(result.Progress, p => p.StatusDescription.Contains("not reported"));
    }

    [Fact]
    public void Failed_devices_are_a_terminating_error_that_names_them()
    {
        Group("press", 3);
        Sandbox.Devices.FailNextDeployment("press-02", "The disk is full.");
        var id = Deploy("press");
        Advance(5);
        var result = Result($"Wait-GGDeployment {id}");
        Assert.NotNull(result.TerminatingError);
        Assert.Equal("DeploymentFailed", result.TerminatingError.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("press-02", result.TerminatingError.ToString());
        Assert.Contains("The disk is full.", result.TerminatingError.ToString());
        Assert.Equal(id, ((RolloutStatus)result.TerminatingError.TargetObject!).DeploymentId);
        Assert.Single(result.Output);
        Assert.Empty(Result($"Wait-GGDeployment {id} -AllowFailed").Errors);
    }

    [Fact]
    public void Time_limit_names_who_is_missing()
    {
        Group("press", 3);
        Sandbox.Devices.Disconnect("press-03");
        var id = Deploy("press");
        Advance(5);
        var result = Result($"Wait-GGDeployment {id} -Timeout 00:00:00.2 -AllowFailed");
        Assert.Equal("DeploymentTimedOut", result.TerminatingError!.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("Missing: press-03", result.TerminatingError.ToString());
        Assert.Single(result.Output);
    }

    [Fact]
    public void Superseded_deployments_end_the_waiting()
    {
        Group("press", 1);
        Sandbox.Devices.Disconnect("press-01");
        var id = Deploy("press");
        Deploy("press");
        Assert.Equal("DeploymentSuperseded", Result($"Wait-GGDeployment {id}").TerminatingError!.FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void Many_are_waited_for_at_once_and_named_in_one_error()
    {
        Group("press", 1);
        Group("saw", 1);
        Sandbox.Devices.FailNextDeployment("press-01", "no");
        Sandbox.Devices.FailNextDeployment("saw-01", "no");
        var (press, saw) = (Deploy("press"), Deploy("saw"));
        Advance(5);
        var result = Result($"Get-GGDeployment {saw}, {press} | Wait-GGDeployment");
        Assert.Equal([saw, press], result.Output.Select(o => ((RolloutStatus)o!.BaseObject).DeploymentId));
        Assert.Contains("press-01", result.TerminatingError!.ToString());
        Assert.Contains("saw-01", result.TerminatingError.ToString());
    }

    [Fact]
    public void A_passing_disturbance_is_no_end()
    {
        Group("press", 1);
        var id = Deploy("press");
        var result = Session.Run($"Wait-GGDeployment {id} -PollSeconds 1", (stream, _) =>
        {
            if (stream != HostStream.Progress || Sandbox.Requests.Entries.Any(r => r.StatusCode == Disturbed)) return;
            Disturb(1);
            Advance(5);
        });
        Assert.Empty(result.Errors);
        Assert.Equal(RolloutVerdict.Succeeded, ((RolloutStatus)Assert.Single(result.Output)!.BaseObject).Verdict);
        Assert.Contains(Sandbox.Requests.Entries, r => r.StatusCode == Disturbed);
    }

    [Fact]
    public async Task Ten_looks_may_fail_one_after_the_other_and_no_more()
    {
        Group("press", 1);
        var id = Deploy("press");
        var session = SessionFactory.Get(Current.Context!.Settings);
        using var reader = new RolloutReader(session, new RolloutOptions { UtcNow = () => Sandbox.Clock.UtcNow });
        var wait = new RolloutWait(session, reader, id);
        var stop = TestContext.Current.CancellationToken;
        Disturb(1);
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => wait.ReadAsync(stop));
        var last = await wait.ReadAsync(stop);
        foreach (var _ in new[] { "twice", "since a look that succeeds counts anew" })
        {
            Disturb(10);
            for (var i = 0; i < 10; i++) Assert.Same(last, await wait.ReadAsync(stop));
            last = await wait.ReadAsync(stop);
        }

        Disturb(11);
        for (var i = 0; i < 10; i++) await wait.ReadAsync(stop);
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => wait.ReadAsync(stop));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_pause_at_once()
    {
        Group("press", 1);
        Sandbox.Devices.Disconnect("press-01");
        var id = Deploy("press");
        var seen = new TaskCompletionSource();
        var run = Task.Run(
            () => Session.Run($"Wait-GGDeployment {id}", (stream, _) =>
            {
                if (stream == HostStream.Progress) seen.TrySetResult();
            }),
            TestContext.Current.CancellationToken);
        await seen.Task;
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        Session.Stop();
        var result = await run;
        Assert.True(result.IsStopped);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMilliseconds(1000), "slow to stop");
    }

    private void Disturb(int times) =>
        Sandbox.Faults.Add(new FaultRule { Operation = "GetDeployment", Remaining = times, StatusCode = Disturbed, ErrorCode = "InsufficientStorage" });
}
