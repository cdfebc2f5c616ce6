using System.Management.Automation;
using IoTFleet.CmdletHost;
using IoTFleet.Pipeline;
using IoTFleet.Sandbox;
using IoTFleet.Session;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.ManagedIntegrations;

/// <summary>Runs the module's cmdlets on a sandbox of thirty managed things, whose time a test moves.</summary>
[Collection(SessionCollection.Name)]
public abstract class ThingsTest : IDisposable
{
    protected const string Lamp = "'Home 1 Kitchen Lamp'";

    protected ThingsTest()
    {
        Run("Connect-IoTFleet -Sandbox -DeviceCount 0 -ManagedThingCount 30 -Speed 0");
        Fleet = Current.Context!.Sandbox!;
    }

    protected HostSession Session { get; } = new(typeof(FleetCmdlet).Assembly);

    protected IoTFleet.Sandbox.Sandbox Fleet { get; }

    public void Dispose()
    {
        Current.Context = null;
        Session.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Pass(double minutes) => Fleet.Clock.Advance(TimeSpan.FromMinutes(minutes));

    protected void Fail(string operation, string message) =>
        Fleet.Faults.Add(new FaultRule { Operation = operation, StatusCode = 400, ErrorCode = "ValidationException", Message = message });

    /// <summary>The objects of a pipeline that must not fail.</summary>
    protected IReadOnlyList<PSObject> Run(string pipeline)
    {
        var result = Session.Run(pipeline);
        Assert.True(result.Errors.Count == 0, string.Join(Environment.NewLine, result.Errors));
        return [.. result.Output.OfType<PSObject>()];
    }

    protected PSObject One(string pipeline) => Assert.Single(Run(pipeline));

    protected static object? Member(PSObject item, string name) => item.Properties[name]?.Value;

    protected static string Text(PSObject item, string name) => Member(item, name)?.ToString() ?? "";

    /// <summary>What a pipeline's properties are, as text.</summary>
    protected IReadOnlyList<string> All(string pipeline, string name) => [.. Run(pipeline).Select(item => Text(item, name))];

    /// <summary>The first error of a pipeline that must fail.</summary>
    protected ErrorRecord Fails(string pipeline)
    {
        var result = Session.Run(pipeline);
        Assert.NotEmpty(result.Errors);
        return result.Errors[0];
    }

    /// <summary>A pipeline with -WhatIf must say what it would do, and write nothing.</summary>
    protected IReadOnlyList<string> WhatIf(string pipeline)
    {
        var before = Fleet.Requests.Writes;
        var result = Session.Run(pipeline);
        Assert.True(result.Errors.Count == 0, string.Join(Environment.NewLine, result.Errors));
        Assert.NotEmpty(result.WhatIf);
        Assert.Equal(before, Fleet.Requests.Writes);
        return result.WhatIf;
    }
}
