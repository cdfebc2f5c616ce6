using Amazon.GreengrassV2;
using IoTFleet.Sandbox.Greengrass;
using IoTFleet.Sandbox.IoT;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox;

/// <summary>
/// What happens to devices where nobody can call an API: they are installed, break, lose their connection and change
/// groups. All of it happens at the sandbox's present time.
/// </summary>
/// <remarks>
/// What goes wrong can also be said through the services' own APIs, from any client. A deployment's configuration, or a
/// recipe's default configuration, may hold <c>{"Sandbox": {"FailOn": ["berlin-*"], "FailPercent": 5, "StatusCode":
/// "RUN_ERROR", "Message": "..."}}</c>: the component breaks on those devices. A recipe with a lifecycle script that is
/// nothing but <c>exit 1</c> breaks everywhere. An artifact in the bucket <c>sandbox-missing</c> cannot be read, and a
/// Lambda function whose name begins with <c>sandbox-missing</c> cannot be found.
/// </remarks>
public sealed class SandboxDevices
{
    private static readonly string[] BrokenStack = ["DEPLOYMENT_FAILURE", "COMPONENT_UPDATE_ERROR", "COMPONENT_BROKEN"];
    private static readonly string[] BrokenTypes = ["USER_COMPONENT_ERROR"];
    private static readonly string[] RejectedStack = ["DEPLOYMENT_REJECTED"];
    private readonly object _gate;
    private readonly World _world;

    internal SandboxDevices(object gate, World world)
    {
        _gate = gate;
        _world = world;
    }

    /// <summary>Installs a core device, linux/amd64 with the nucleus 2.14.3, and puts it into groups, whose deployments reach it.</summary>
    public void Add(string thingName, params string[] thingGroups) =>
        Add(thingName, "linux", "amd64", "2.14.3", thingGroups);

    /// <summary>Installs a core device and puts it into groups, whose deployments reach it.</summary>
    /// <param name="thingName">The thing, which is made where it does not exist.</param>
    /// <param name="platform">linux or windows.</param>
    /// <param name="architecture">amd64, aarch64 or armv7l.</param>
    /// <param name="nucleusVersion">A version of aws.greengrass.Nucleus that the sandbox has.</param>
    /// <param name="thingGroups">Groups that exist.</param>
    public void Add(string thingName, string platform, string architecture, string nucleusVersion, params string[] thingGroups) => Do(now =>
    {
        if (_world.Greengrass.FindDevice(thingName) is not null) throw new ArgumentException($"The core device '{thingName}' already exists.", nameof(thingName));
        if (_world.Greengrass.Catalog.Find("aws.greengrass.Nucleus", nucleusVersion) is null)
            throw new ArgumentException($"The sandbox has no nucleus of version '{nucleusVersion}'.", nameof(nucleusVersion));
        var groups = Array.ConvertAll(thingGroups, Group);
        var thing = _world.IoT.FindThing(thingName) ?? _world.IoT.AddThing(thingName, "GreengrassCore", [], []);
        _world.Greengrass.AddDevice(thing, new DeviceModel(platform, architecture, DeviceModel.Classic, nucleusVersion), now);
        foreach (var group in groups) _world.IoT.Join(thing, group, now);
        _world.IoT.ResumeJobs(thing, now);
    });

    /// <summary>Registers a thing that is no core device, such as a client device.</summary>
    public void AddThing(string thingName) => Do(_ =>
    {
        if (_world.IoT.FindThing(thingName) is not null) throw new ArgumentException($"The thing '{thingName}' already exists.", nameof(thingName));
        _world.IoT.AddThing(thingName, null, [], []);
    });

    /// <summary>Makes a thing group.</summary>
    public void AddThingGroup(string name, string? parent = null) => Do(now =>
    {
        if (_world.IoT.FindGroup(name) is not null) throw new ArgumentException($"The thing group '{name}' already exists.", nameof(name));
        _world.IoT.AddGroup(name, "", parent is null ? null : Group(parent), now);
    });

    /// <summary>Puts a thing into a group; what is deployed to the group reaches it.</summary>
    public void Join(string thingName, string thingGroup) => Do(now => _world.IoT.Join(Thing(thingName), Group(thingGroup), now));

    /// <summary>Takes a thing out of a group. What the group brought stays until the next deployment.</summary>
    public void Leave(string thingName, string thingGroup) => Do(now => _world.IoT.Leave(Thing(thingName), Group(thingGroup), now));

    /// <summary>Cuts a device off: it reports nothing, and deployments wait for it.</summary>
    public void Disconnect(string thingName) => Do(now =>
    {
        var device = Device(thingName);
        if (device.IsConnected) device.DisconnectedAt = now;
    });

    /// <summary>Connects a device again: it reports, and takes up the deployments that waited.</summary>
    public void Connect(string thingName) => Do(now =>
    {
        var device = Device(thingName);
        device.DisconnectedAt = DateTime.MaxValue;
        device.Report(now);
        _world.IoT.ResumeJobs(device.Thing, now);
    });

    /// <summary>
    /// Makes the device's next deployment fail. With COMPONENT_BROKEN or COMPONENT_UPDATE_ERROR among the codes, as when
    /// none are given, a component breaks, and the deployment's policy decides what happens then; with others the
    /// deployment fails before anything has changed.
    /// </summary>
    /// <param name="thingName">The core device.</param>
    /// <param name="message">Why, for people.</param>
    /// <param name="errorStack">Error codes from the general to the specific, such as DEPLOYMENT_FAILURE, ARTIFACT_DOWNLOAD_ERROR, S3_ERROR.</param>
    /// <param name="errorTypes">Kinds of errors, such as DEVICE_ERROR.</param>
    public void FailNextDeployment(string thingName, string message, string[]? errorStack = null, string[]? errorTypes = null) =>
        Tell(thingName, new NextOutcome(message, errorStack ?? BrokenStack, errorTypes ?? (errorStack is null ? BrokenTypes : [])));

    /// <summary>Makes the device refuse its next deployment.</summary>
    public void RejectNextDeployment(string thingName, string message) =>
        Tell(thingName, new NextOutcome(message, RejectedStack, ["REQUEST_ERROR"]) { IsRejected = true });

    /// <summary>Makes the device begin its next deployment and never end it, so that only a timeout does.</summary>
    public void StallNextDeployment(string thingName) => Tell(thingName, new NextOutcome("", [], []) { Stalls = true });

    /// <summary>Breaks a component on a device, which becomes UNHEALTHY.</summary>
    public void BreakComponent(string thingName, string componentName, string details, string statusCode = "RUN_ERROR") => Do(now =>
    {
        var device = Device(thingName);
        if (device.Software.Items.All(item => item.Version.Name != componentName))
            throw new ArgumentException($"The core device '{thingName}' does not run the component '{componentName}'.", nameof(componentName));
        device.Breakages = [.. device.Breakages.Where(b => b.Component != componentName), new Breakage(componentName, InstalledComponentLifecycleState.BROKEN, statusCode, details, now)];
        device.Report(now);
    });

    /// <summary>Mends everything on a device.</summary>
    public void Repair(string thingName) => Do(now =>
    {
        var device = Device(thingName);
        device.Breakages = [];
        device.Report(now);
    });

    private void Tell(string thingName, NextOutcome outcome) => Do(_ => _world.Greengrass.Tell(Device(thingName).Thing.Name, outcome));

    private void Do(Action<DateTime> what)
    {
        lock (_gate)
        {
            _world.Advance();
            what(_world.Clock.UtcNow);
        }
    }

    private Device Device(string name) => _world.Greengrass.FindDevice(name) ?? throw new ArgumentException($"There is no core device '{name}'.");

    private Thing Thing(string name) => _world.IoT.FindThing(name) ?? throw new ArgumentException($"There is no thing '{name}'.");

    private ThingGroup Group(string name) => _world.IoT.FindGroup(name) ?? throw new ArgumentException($"There is no thing group '{name}'.");
}
