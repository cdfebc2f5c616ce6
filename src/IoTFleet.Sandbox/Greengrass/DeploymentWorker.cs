using Amazon.GreengrassV2;
using IoTFleet.Sandbox.IoT;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>What the Greengrass software on the core devices does with one deployment.</summary>
internal sealed class DeploymentWorker(GreengrassService service, DeploymentRevision deployment) : IJobWorker
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(15);

    private const int SpreadSeconds = 30;

    public bool IsReachable(Thing thing) => service.FindDevice(thing.Name) is { IsConnected: true };

    public DateTime BusyUntil(Thing thing) => service.FindDevice(thing.Name)!.BusyUntil;

    public TimeSpan? Begin(Thing thing, DateTime now)
    {
        var device = service.FindDevice(thing.Name)!;
        device.Report(now);
        if (service.NextOutcome(thing.Name) is { Stalls: true })
        {
            service.TakeNextOutcome(thing.Name);
            return null;
        }

        var duration = Shortest + TimeSpan.FromSeconds(Drawn.Number($"{thing.Name} {deployment.Id}", SpreadSeconds));
        device.BusyUntil = now + duration;
        return duration;
    }

    public JobOutcome End(Thing thing, DateTime now)
    {
        var device = service.FindDevice(thing.Name)!;
        device.Report(now);
        return Told(device, now) ?? Carry(device, now);
    }

    // What the device was told beforehand to do with its next deployment.
    private JobOutcome? Told(Device device, DateTime now)
    {
        if (service.TakeNextOutcome(device.Thing.Name) is not { } told) return null;
        if (told.IsRejected) return new JobOutcome(ExecutionState.Rejected, "REJECTED", told.Message, told.ErrorStack, told.ErrorTypes);
        if (!told.BreaksComponent) return new JobOutcome(ExecutionState.Failed, "FAILED_NO_STATE_CHANGE", told.Message, told.ErrorStack, told.ErrorTypes);
        var component = deployment.Components.Keys.OrderBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => !name.StartsWith("aws.", StringComparison.Ordinal));
        return Broken(device, component, "RUN_ERROR", told.Message, told.ErrorStack, told.ErrorTypes, now);
    }

    private JobOutcome Carry(Device device, DateTime now)
    {
        var plan = service.Planner.Plan(device.Model, After(device));
        if (plan.Failure is { } failure) return failure;
        foreach (var breaking in deployment.Breaking)
            if (breaking.Breaks(device.Thing.Name))
                return Broken(device, breaking.Component, breaking.StatusCode,
                    $"The component {breaking.Component} is broken: {breaking.Message}",
                    ["DEPLOYMENT_FAILURE", "COMPONENT_UPDATE_ERROR", "COMPONENT_BROKEN"],
                    [breaking.Component.StartsWith("aws.", StringComparison.Ordinal) ? "AWS_COMPONENT_ERROR" : "USER_COMPONENT_ERROR"], now);
        device.Breakages = Array.FindAll(device.Breakages, breakage => StaysBroken(breakage, device.Software, plan.Software!));
        device.Software = plan.Software!;
        service.Remember(device, deployment);
        return JobOutcome.Success;
    }

    // A deployment starts anew what it names and what changes; it leaves everything else as it is.
    private bool StaysBroken(Breakage breakage, Software before, Software after) =>
        !deployment.Components.ContainsKey(breakage.Component) && VersionIn(before, breakage.Component) is { } version && version == VersionIn(after, breakage.Component);

    private static CatalogVersion? VersionIn(Software software, string component) =>
        software.Items.FirstOrDefault(item => item.Version.Name == component)?.Version;

    // By policy the device goes back to what it ran, or stays with what is broken.
    private JobOutcome Broken(
        Device device, string? component, string statusCode, string message, IReadOnlyList<string> stack, IReadOnlyList<string> types, DateTime now)
    {
        if (deployment.RollsBack) return new JobOutcome(ExecutionState.Failed, "FAILED_ROLLBACK_COMPLETE", message, stack, types);
        if (component is not null && service.Planner.Plan(device.Model, After(device)).Software is { } software)
        {
            device.Software = software;
            device.Breakages = [new Breakage(component, InstalledComponentLifecycleState.BROKEN, statusCode, message, now)];
        }

        return new JobOutcome(ExecutionState.Failed, "FAILED_ROLLBACK_NOT_REQUESTED", message, stack, types);
    }

    // What came for other targets stays, as long as the device belongs to them; what came for this one is replaced.
    private List<DeploymentRevision> After(Device device)
    {
        var deployments = new List<DeploymentRevision>();
        foreach (var before in device.Software.Deployments)
            if (before.Scope != deployment.Scope && (before.Group is null || device.Thing.IsIn(before.Group))) deployments.Add(before);
        deployments.Add(deployment);
        return deployments;
    }
}
