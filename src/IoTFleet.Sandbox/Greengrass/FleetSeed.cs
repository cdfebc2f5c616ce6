using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Sandbox.IoT;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>
/// Plants a fleet with a past: groups, devices, and two months of deployments, which are rolled out as they would be now,
/// so that every count and every device agrees with how it came about.
/// </summary>
internal sealed class FleetSeed(World world)
{
    private static readonly (string Site, string Group, int Percent)[] Sites =
        [("austin", "Site-Austin", 25), ("berlin", "Site-Berlin", 35), ("lyon", "Site-Lyon", 25), ("staging", "Staging", 15)];

    private static readonly DeviceModel[] Models = [.. MakeModels()];

    // Some lite devices among those for staging.
    private static readonly DeviceModel LiteModel = new("linux", "aarch64", DeviceModel.Lite, "2.2.2");

    private static readonly (string Component, InstalledComponentLifecycleState State, string Code, string Details)[] Faults =
    [
        ("com.example.SensorReader", InstalledComponentLifecycleState.BROKEN, "RUN_ERROR", "The run script exited with code 1: cannot open /dev/ttyUSB0: no such device."),
        ("com.example.Gateway", InstalledComponentLifecycleState.BROKEN, "STARTUP_TIMEOUT", "The startup script did not finish within 120 seconds; the broker at mqtt.local:8883 did not answer."),
        ("aws.greengrass.LogManager", InstalledComponentLifecycleState.ERRORED, "RUN_ERROR", "The log group cannot be written: the disk holds 12 MB of free space."),
        ("com.example.SensorReader", InstalledComponentLifecycleState.BROKEN, "RUN_IO_ERROR", "The calibration file is not complete: its last record breaks off."),
    ];

    private static readonly NextOutcome[] Failures =
    [
        new("The component com.example.Gateway is broken: the startup script exited with code 78: certificate has expired.",
            ["DEPLOYMENT_FAILURE", "COMPONENT_UPDATE_ERROR", "COMPONENT_BROKEN"], ["USER_COMPONENT_ERROR"]),
        new("The artifact s3://example-artifacts/com.example.SensorReader/1.1.0/package.zip cannot be stored: 3 MB are free, 41 MB are needed.",
            ["DEPLOYMENT_FAILURE", "ARTIFACT_DOWNLOAD_ERROR", "IO_ERROR", "DISK_SPACE_CRITICAL"], ["DEVICE_ERROR"]),
        new("The artifact s3://example-artifacts/com.example.Gateway/1.2.0/package.zip cannot be read: the device's role does not allow s3:GetObject.",
            ["DEPLOYMENT_FAILURE", "ARTIFACT_DOWNLOAD_ERROR", "S3_ERROR", "S3_ACCESS_DENIED", "S3_GET_OBJECT_ACCESS_DENIED"], ["DEPENDENCY_ERROR", "PERMISSION_ERROR"]),
    ];

    private readonly DateTime _now = world.Clock.UtcNow;
    private readonly ulong _seed = (ulong)world.Options.Seed;
    private readonly GreengrassService _greengrass = world.Greengrass;
    private readonly List<string> _failing = [];
    private readonly List<Device> _stale = [];
    private readonly List<Device> _sick = [];

    internal void Plant()
    {
        CatalogSeed.Plant(_greengrass.Catalog, _now);
        PlantGroups();
        if (world.Options.CoreDevices <= 0) return;
        PlantDevices();
        PlantDeployments();
        PlantClientDevices();
    }

    private static IEnumerable<DeviceModel> MakeModels()
    {
        foreach (var (platform, architecture, share) in new[] { ("linux", "amd64", 9), ("linux", "aarch64", 7), ("linux", "armv7l", 2), ("windows", "amd64", 2) })
            foreach (var (nucleus, part) in new[] { ("2.12.6", 4), ("2.13.0", 3), ("2.14.3", 3), ("2.15.0", 1) })
            {
                var model = new DeviceModel(platform, architecture, DeviceModel.Classic, nucleus);
                for (var i = 0; i < share * part; i++) yield return model;
            }
    }

    private void PlantGroups()
    {
        var iot = world.IoT;
        var created = _now.AddDays(-420);
        iot.AddGroup("Canary", "Devices that get everything first", null, created);
        var production = iot.AddGroup("Production", "All devices at customers", null, created);
        iot.AddGroup("Site-Austin", "The plant in Austin", production, created.AddDays(12));
        var berlin = iot.AddGroup("Site-Berlin", "The plant in Berlin", production, created.AddDays(3));
        iot.AddGroup("Berlin-Retry", "Devices in Berlin whose deployment is tried again", berlin, _now.AddDays(-10));
        iot.AddGroup("Site-Lyon", "The plant in Lyon", production, created.AddDays(60));
        iot.AddGroup("Spares", "Devices on the shelf", null, created);
        iot.AddGroup("Staging", "Devices in the lab", null, created);
    }

    private void PlantDevices()
    {
        var left = world.Options.CoreDevices;
        var digits = Math.Max(4, (left - 1).ToString().Length);
        foreach (var (site, group, percent) in Sites)
        {
            // Berlin has what the others' shares leave over, so that the smallest fleet has a device there.
            var count = site == "berlin"
                ? left - Sites.Where(s => s.Site != "berlin").Sum(s => Share(s.Percent))
                : Share(percent);
            PlantSite(site, world.IoT.FindGroup(group)!, count, digits);
        }
    }

    private int Share(int percent) => (int)((long)world.Options.CoreDevices * percent / 100);

    private void PlantSite(string site, ThingGroup group, int count, int digits)
    {
        var (canary, retry) = (world.IoT.FindGroup("Canary")!, world.IoT.FindGroup("Berlin-Retry")!);
        ThingGroup[] plain = [group], early = [canary, group], again = [retry, group], both = [retry, canary, group];
        var attributes = new Dictionary<string, string> { ["site"] = site };
        var tags = new Dictionary<string, string> { ["site"] = site, ["owner"] = site == "staging" ? "lab" : "operations" };
        for (var i = 0; i < count; i++)
        {
            var name = $"{site}-gw-{(i + 1).ToString().PadLeft(digits, '0')}";
            var isStaging = site == "staging";
            var fails = !isStaging && i % 17 == 3;
            var isEarly = !isStaging && i % 8 is 2 or 5;
            var isAgain = fails && site == "berlin";
            var thing = world.IoT.AddThing(name, "GreengrassCore", attributes, isAgain ? isEarly ? both : again : isEarly ? early : plain);
            var device = _greengrass.AddDevice(thing, isStaging && i % 4 == 2 ? LiteModel : Models[Draw(name, Models.Length)], _now.AddDays(-70 - Draw(name, 300)).Date.AddHours(9));
            device.Tags = tags;
            if (fails) _failing.Add(name);
            if (!isStaging && i % 19 == 5) _stale.Add(device);
            if (!isStaging && i % 13 == 1) _sick.Add(device);
        }
    }

    private void PlantDeployments()
    {
        Deploy(-60, "Production", "Production baseline", null, ("com.example.SensorReader", "1.0.0"), ("aws.greengrass.LogManager", "2.3.7"));
        Deploy(-45, "Staging", "Lab", null, ("com.example.SensorReader", "1.1.0"), ("com.example.Gateway", "1.2.0"));
        var screens = Deploy(-30, "Site-Lyon", "Screens for Lyon", Slow(2), ("com.example.Dashboard", "3.1.4"));
        world.IoT.Advance(_now.AddDays(-30).AddSeconds(80));
        world.IoT.CancelJob(screens.Job, _now.AddDays(-30).AddSeconds(80));

        for (var i = 0; i < _failing.Count; i++) _greengrass.Tell(_failing[i], Failures[i % Failures.Length]);
        (string, string)[] wanted = [("com.example.SensorReader", "1.1.0"), ("com.example.Gateway", "1.2.0"), ("aws.greengrass.LogManager", "2.3.9")];
        Deploy(-12, "Production", "Production with gateways", null, wanted);
        Deploy(-9, "Berlin-Retry", "Berlin again", new CreateDeploymentRequest { ParentTargetArn = world.IoT.FindGroup("Production")!.Arn }, wanted);
        Deploy(-6, "Staging", "Lab with models", null, ("com.example.SensorReader", "2.0.0"), ("com.example.Gateway", "1.3.0"), ("com.example.AnomalyModel", "1.0.0"));
        world.IoT.Advance(_now.AddDays(-5));

        foreach (var device in _stale) device.DisconnectedAt = _now.AddHours(-50 - Draw(device.Thing.Name, 60));
        Deploy(-2, null, "Debugging", null, ("aws.greengrass.LocalDebugConsole", "2.4.4"));
        world.IoT.Advance(_now.AddMinutes(-25));
        for (var i = 0; i < _sick.Count; i++) Sicken(_sick[i], Faults[i % Faults.Length]);
        Deploy(0, "Canary", "Diagnostics", Slow(10), ("com.example.Diagnostics", "0.3.0"));
        world.IoT.Advance(_now);
    }

    private DeploymentRevision Deploy(int day, string? group, string name, CreateDeploymentRequest? settings, params (string Name, string Version)[] components)
    {
        var time = day == 0 ? _now.AddSeconds(-20) : _now.AddDays(day);
        world.IoT.Advance(time);
        var request = settings ?? new CreateDeploymentRequest();
        request.TargetArn = group is null ? world.IoT.ArnOf(world.IoT.FindThing(FirstInBerlin())!) : world.IoT.FindGroup(group)!.Arn;
        request.DeploymentName = name;
        request.Components = components.ToDictionary(c => c.Name, c => new ComponentDeploymentSpecification { ComponentVersion = c.Version });
        return _greengrass.Deploy(request, time);
    }

    private static CreateDeploymentRequest Slow(int perMinute) => new()
    {
        IotJobConfiguration = new DeploymentIoTJobConfiguration
        {
            JobExecutionsRolloutConfig = new IoTJobExecutionsRolloutConfig { MaximumPerMinute = perMinute },
            TimeoutConfig = new IoTJobTimeoutConfig { InProgressTimeoutInMinutes = 60 },
        },
    };

    private string FirstInBerlin() => world.IoT.FindGroup("Site-Berlin")!.Members(true).First().Name;

    private void Sicken(Device device, (string Component, InstalledComponentLifecycleState State, string Code, string Details) fault)
    {
        // A device that failed its deployment went back to the components before it.
        var component = device.Software.Items.Any(item => item.Version.Name == fault.Component) ? fault.Component : "com.example.SensorReader";
        var until = device.IsConnected ? _now : device.DisconnectedAt;
        var since = until.AddMinutes(-30 - Draw(device.Thing.Name + " sick", 2000));
        device.Breakages = [new Breakage(component, fault.State, fault.Code, fault.Details, since)];
        if (device.LastReport(_now) < since) device.Report(since);
    }

    private void PlantClientDevices()
    {
        var attributes = new Dictionary<string, string> { ["kind"] = "sensor" };
        var core = FirstInBerlin();
        for (var i = 1; i <= 6; i++)
        {
            var name = $"sensor-berlin-{i:D2}";
            world.IoT.AddThing(name, "Sensor", attributes, []);
            if (i <= 4) _greengrass.Associate(core, name, _now.AddDays(-40).AddMinutes(i));
        }

        _greengrass.Connect(core, [new ConnectivityInfo { Id = "192.168.20.11", HostAddress = "192.168.20.11", PortNumber = 8883, Metadata = "" }]);
    }

    private int Draw(string what, int limit) => Drawn.Number(what, limit, _seed);
}
