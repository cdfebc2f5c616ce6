using System.Collections;
using System.Management.Automation;
using IoTFleet.CmdletHost;
using Xunit;

namespace IoTFleet.Tests.CmdletHost;

public sealed class PipelineTests : HostTest
{
    [Fact]
    public void Each_object_runs_down_before_the_next()
    {
        TraceSample.Log.Clear();
        Run("1..2 | Trace-Sample a | Trace-Sample b");
        Assert.Equal(["a begin", "b begin", "a 1", "b 1", "a 2", "b 2", "a end", "b end"], TraceSample.Log);
    }

    [Fact]
    public void Select_first_stops_what_is_above()
    {
        GetSampleThing.Written = GetSampleThing.Disposed = 0;
        GetSampleThing.Stopped = false;
        Assert.Equal(2, Run("Get-SampleThing 1000 | Select-Object -First 2").Count);
        Assert.Equal(2, GetSampleThing.Written);
        Assert.Equal(1, GetSampleThing.Disposed);
        Assert.False(GetSampleThing.Stopped);
        Assert.Equal(1, Property(One("Get-SampleThing 10 | select -First 1 | measure"), "Count"));
    }

    [Fact]
    public void Every_stream_has_its_records()
    {
        HostResult result = Session.Run("Write-SampleStream -Verbose -Debug");
        Assert.Equal(["detail"], result.Verbose);
        Assert.Equal(["debug"], result.Debug);
        Assert.Equal(["careful"], result.Warnings);
        Assert.Equal("told", Assert.Single(result.Information).MessageData);
        Assert.Equal(50, Assert.Single(result.Progress).PercentComplete);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal($"WentWrong,{typeof(WriteSampleStream).FullName}", error.FullyQualifiedErrorId);
        Assert.Equal("InvalidOperation: (target:String) [Write-SampleStream], InvalidOperationException", error.CategoryInfo.GetMessage());
        Assert.Equal("done", Assert.Single(result.Output)!.BaseObject);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(Session.Run("Write-SampleStream").Verbose);
    }

    [Theory]
    [InlineData("Write-SampleStream -ErrorAction Stop", "went wrong", 1)]
    [InlineData("Write-SampleStream -Terminate", "the end", 2)]
    [InlineData("Write-SampleStream -Throw -ea Ignore", "thrown", 1)]
    [InlineData("Write-SampleStream -OtherThread -ea Ignore", "thread", 1)]
    public void A_terminating_error_ends_the_pipeline(string pipeline, string message, int errors)
    {
        HostResult result = Session.Run(pipeline);
        Assert.Contains(message, result.TerminatingError!.ToString(), StringComparison.Ordinal);
        Assert.Equal(errors, result.Errors.Count);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Preferences_and_variables_work_as_parameters_do()
    {
        Session.SetVariable("ErrorActionPreference", "Stop");
        Assert.NotNull(Session.Run("Write-SampleStream").TerminatingError);
        Session.SetVariable("ErrorActionPreference", "Continue");
        Session.Run("Write-SampleStream -ErrorVariable bad -OutVariable good -WarningAction SilentlyContinue");
        Assert.Single((ArrayList)Session.GetVariable("bad")!);
        Assert.Equal("done", Assert.Single((ArrayList)Session.GetVariable("good")!));
    }

    [Fact]
    public void WhatIf_says_what_would_be_done()
    {
        HostResult result = Session.Run("'a', 'b' | Remove-SampleThing -WhatIf");
        Assert.Equal(["What if: Performing the operation \"Remove thing\" on target \"a\".", "What if: Performing the operation \"Remove thing\" on target \"b\"."], result.WhatIf);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void What_must_be_confirmed_is_refused_or_asked()
    {
        Assert.Contains("not interactive", Fails("Remove-SampleThing a").ToString(), StringComparison.Ordinal);
        Assert.Equal("removed a", One("Remove-SampleThing a -Confirm:$false"));
        Session.SetVariable("ConfirmPreference", "None");
        Assert.Equal("removed a", One("Remove-SampleThing a"));
        Session.Confirm = query => query.Contains("\"b\"", StringComparison.Ordinal);
        Assert.Equal(["removed b"], Run("Remove-SampleThing a,b -Confirm"));
    }

    [Fact]
    public async Task Cancelling_stops_the_cmdlets()
    {
        CancellationToken timeout = TestContext.Current.CancellationToken;
        Task<HostResult> run = Task.Run(() => Session.Run("Wait-SampleThing", (_, _) => Task.Delay(50, timeout).ContinueWith(_ => Session.Stop(), timeout)), timeout);
        HostResult result = await run.WaitAsync(TimeSpan.FromSeconds(5), timeout);
        Assert.True(result.IsStopped);
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("waiting", Assert.Single(result.Output)!.BaseObject);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Notes_stay_with_an_object_that_was_unwrapped()
    {
        var thing = (SampleThing)Run("Get-SampleThing 1")[0]!;
        Assert.Equal("fleet", PSObject.AsPSObject(thing).Properties["Parent"]!.Value);
    }
}
