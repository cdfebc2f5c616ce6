using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Sandbox;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Rollouts;

/// <summary>Runs the module's cmdlets on a sandbox without devices, whose time a test moves.</summary>
public abstract class RolloutTest() : SandboxTest("-DeviceCount 0 -ManagedThingCount 0")
{
    protected const string Dashboard = "com.example.Dashboard";

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

    /// <summary>The objects of a pipeline that must not fail.</summary>
    protected IReadOnlyList<object?> Run(string pipeline) => [.. Output(pipeline).Select(o => o?.BaseObject)];

    protected object? One(string pipeline) => Assert.Single(Run(pipeline));
}
