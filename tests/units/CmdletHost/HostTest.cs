using System.Management.Automation;
using IoTFleet.CmdletHost;
using Xunit;

namespace IoTFleet.Tests.CmdletHost;

/// <summary>Runs pipelines of the sample cmdlets.</summary>
public abstract class HostTest : IDisposable
{
    protected HostSession Session { get; } = new(typeof(GetSampleThing).Assembly);

    public void Dispose()
    {
        Session.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The objects of a pipeline that must not fail.</summary>
    protected IReadOnlyList<object?> Run(string pipeline)
    {
        HostResult result = Session.Run(pipeline);
        Assert.True(result.Errors.Count == 0, string.Join(Environment.NewLine, result.Errors));
        return [.. result.Output.Select(o => o?.BaseObject is PSCustomObject ? o : o?.BaseObject)];
    }

    protected object? One(string pipeline) => Assert.Single(Run(pipeline));

    /// <summary>The first error of a pipeline that must fail.</summary>
    protected ErrorRecord Fails(string pipeline)
    {
        HostResult result = Session.Run(pipeline);
        Assert.NotEmpty(result.Errors);
        return result.Errors[0];
    }

    /// <summary>What Show-SampleBinding was bound to.</summary>
    protected dynamic Bind(string pipeline) => ((PSObject)Session.Run(pipeline).Output[0]!).Properties["This"]!.Value!;

    protected static object? Property(object? item, string name) => PSObject.AsPSObject(item!).Properties[name]?.Value;
}
