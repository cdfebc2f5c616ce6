using System.Management.Automation;
using IoTFleet.CmdletHost;
using IoTFleet.Pipeline;
using IoTFleet.Session;
using Xunit;

namespace IoTFleet.Tests.Cmdlets;

/// <summary>Runs the module's cmdlets on a sandbox of its own.</summary>
[Collection(SessionCollection.Name)]
public abstract class SandboxTest : IDisposable
{
    /// <summary>Connects.</summary>
    /// <param name="fleet">The parameters of Connect-IoTFleet -Sandbox. Its time stands still.</param>
    protected SandboxTest(string fleet)
    {
        Output($"Connect-IoTFleet -Sandbox -Speed 0 {fleet}");
        Sandbox = Current.Context!.Sandbox!;
    }

    protected HostSession Session { get; } = new(typeof(FleetCmdlet).Assembly);

    protected IoTFleet.Sandbox.Sandbox Sandbox { get; }

    public void Dispose()
    {
        Current.Context = null;
        Session.Dispose();
        Clean();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes away what a test left.</summary>
    protected virtual void Clean()
    {
    }

    protected HostResult Result(string pipeline) => Session.Run(pipeline);

    /// <summary>What a pipeline that must not fail gives.</summary>
    protected IReadOnlyList<PSObject?> Output(string pipeline) => Unfailed(pipeline).Output;

    /// <summary>A pipeline with -WhatIf must say what it would do, and write nothing.</summary>
    protected IReadOnlyList<string> WhatIf(string pipeline)
    {
        var before = Sandbox.Requests.Writes;
        var result = Unfailed(pipeline);
        Assert.NotEmpty(result.WhatIf);
        Assert.Equal(before, Sandbox.Requests.Writes);
        return result.WhatIf;
    }

    /// <summary>The errors of a pipeline that must fail.</summary>
    protected IReadOnlyList<ErrorRecord> Errors(string pipeline)
    {
        var errors = Result(pipeline).Errors;
        Assert.NotEmpty(errors);
        return errors;
    }

    /// <summary>The first error of a pipeline that must fail.</summary>
    protected ErrorRecord Fails(string pipeline) => Errors(pipeline)[0];

    private HostResult Unfailed(string pipeline)
    {
        var result = Result(pipeline);
        Assert.True(result.Errors.Count == 0, string.Join(Environment.NewLine, result.Errors));
        return result;
    }
}
