using System.Management.Automation;
using IoTFleet.Sandbox;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.ManagedIntegrations;

/// <summary>Runs the module's cmdlets on a sandbox of thirty managed things, whose time a test moves.</summary>
public abstract class ThingsTest() : SandboxTest("-DeviceCount 0 -ManagedThingCount 30")
{
    protected const string Lamp = "'Home 1 Kitchen Lamp'";

    protected void Pass(double minutes) => Sandbox.Clock.Advance(TimeSpan.FromMinutes(minutes));

    protected void Fail(string operation, string message) =>
        Sandbox.Faults.Add(new FaultRule { Operation = operation, StatusCode = 400, ErrorCode = "ValidationException", Message = message });

    /// <summary>The objects of a pipeline that must not fail.</summary>
    protected IReadOnlyList<PSObject> Run(string pipeline) => [.. Output(pipeline).OfType<PSObject>()];

    protected PSObject One(string pipeline) => Assert.Single(Run(pipeline));

    protected static object? Member(PSObject item, string name) => item.Properties[name]?.Value;

    protected static string Text(PSObject item, string name) => Member(item, name)?.ToString() ?? "";

    /// <summary>What a pipeline's properties are, as text.</summary>
    protected IReadOnlyList<string> All(string pipeline, string name) => [.. Run(pipeline).Select(item => Text(item, name))];
}
