using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.CmdletHost;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Pipeline;
using IoTFleet.Sandbox;
using IoTFleet.Session;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Rollouts;

/// <summary>Runs the module's cmdlets on a sandbox without devices, whose time a test moves.</summary>
[Collection(SessionCollection.Name)]
public abstract class RolloutTest : IDisposable
{
    protected const string Dashboard = "com.example.Dashboard";

    protected RolloutTest()
    {
        Run("Connect-IoTFleet -Sandbox -DeviceCount 0 -ManagedThingCount 0 -Speed 0");
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

    /// <summary>Makes a group of new devices: NAME-01, NAME-02, ...</summary>
    protected void Group(string name, int devices, string? parent = null)
    {
        Sandbox.Devices.AddThingGroup(name, parent);
        for (var i = 1; i <= devices; i++) Sandbox.Devices.Add($"{name}-{i:D2}", name);
    }

    protected void Advance(double minutes) => Sandbox.Clock.Advance(TimeSpan.FromMinutes(minutes));

    /// <summary>Deploys to a group and gives the deployment's id.</summary>
    protected string Deploy(string group, string components = "@{ 'com.example.Dashboard' = '3.1.4' }", string more = "") =>
        ((CreateDeploymentResponse)One($"New-GGDeployment -ThingGroup {group} -Component {components} {more}")!).DeploymentId;

    protected void Deny(params string[] operations)
    {
        foreach (var operation in operations)
            Sandbox.Faults.Add(new FaultRule { Operation = operation, StatusCode = 403, ErrorCode = "AccessDeniedException", Message = "Not allowed." });
    }

    internal RolloutStatus Status(string arguments) => (RolloutStatus)One($"Get-GGDeploymentStatus {arguments}")!;

    protected HostResult Result(string pipeline) => Session.Run(pipeline);

    /// <summary>The objects of a pipeline that must not fail.</summary>
    protected IReadOnlyList<object?> Run(string pipeline)
    {
        var result = Session.Run(pipeline);
        Assert.True(result.Errors.Count == 0, string.Join(Environment.NewLine, result.Errors));
        return [.. result.Output.Select(o => o?.BaseObject)];
    }

    protected object? One(string pipeline) => Assert.Single(Run(pipeline));

    /// <summary>The first error of a pipeline that must fail.</summary>
    protected ErrorRecord Fails(string pipeline)
    {
        var result = Session.Run(pipeline);
        Assert.NotEmpty(result.Errors);
        return result.Errors[0];
    }
}
