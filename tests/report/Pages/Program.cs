using System.Diagnostics;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.CmdletHost;
using IoTFleet.Pipeline;
using IoTFleet.Session;

namespace IoTFleet.Tests.Report;

/// <summary>
/// Writes the pages that the browser test opens, each by Export-IoTFleetReport on a sandbox: a fleet with a past, one whose
/// devices, groups and things try to be markup, one of ten thousand devices, and an empty one.
/// </summary>
internal static class Program
{
    private const string Markup = "<img src=x onerror=alert(1)>";
    private const string Script = "</script><script>alert(2)</script>\"'`{{7*7}}";
    private static readonly HostSession Host = new(typeof(FleetCmdlet).Assembly);

    private static Sandbox.Sandbox Sandbox { get; set; } = null!;

    private static int Main(string[] arguments)
    {
        var folder = Path.GetFullPath(arguments[0]);
        Directory.CreateDirectory(folder);
        Host.SetVariable("folder", folder);
        Fleet();
        Hostile();
        Empty();
        Large();
        return 0;
    }

    private static void Fleet()
    {
        Connect(240, 40);
        Run("Export-IoTFleetReport $folder/before.html -Force");
        foreach (var device in new[] { "austin-gw-0010", "lyon-gw-0008", "lyon-gw-0009" }) Sandbox.Devices.Disconnect(device);
        foreach (var device in new[] { "berlin-gw-0002", "berlin-gw-0015" }) Sandbox.Devices.Repair(device);
        Sandbox.Devices.FailNextDeployment("staging-gw-0004", "The artifact s3://example-artifacts/com.example.Gateway/1.3.0/package.zip cannot be stored: 2 MB are free, 44 MB are needed.", ["DEPLOYMENT_FAILURE", "ARTIFACT_DOWNLOAD_ERROR", "IO_ERROR", "DISK_SPACE_CRITICAL"], ["DEVICE_ERROR"]);
        Run("Update-GGDeployment -ThingGroup Staging -Component @{ 'com.example.SensorReader' = '1.1.0' } -Confirm:$false");
        Sandbox.Clock.Advance(TimeSpan.FromHours(27));
        foreach (var device in new[] { "lyon-gw-0011", "lyon-gw-0012", "austin-gw-0012" }) Sandbox.Devices.BreakComponent(device, "com.example.Gateway", "The startup script exited with code 78: the certificate has expired.");
        Run("Export-IoTFleetReport $folder/fleet.html -Since $folder/before.json -Force");
    }

    // The services themselves take no such names; a page must not depend on that.
    private static void Hostile()
    {
        Connect(30, 6);
        Sandbox.Devices.AddThingGroup("<b>Group</b>");
        Sandbox.Devices.Add(Markup, "<b>Group</b>", "Site-Berlin");
        Sandbox.Devices.BreakComponent("berlin-gw-0003", "com.example.SensorReader", Script);
        Sandbox.Devices.FailNextDeployment("berlin-gw-0001", Markup);
        Run("New-GGDeployment -ThingGroup Site-Berlin -Component @{ 'com.example.Dashboard' = '3.1.4' } -Name '<svg onload=alert(3)>' -Confirm:$false");
        Sandbox.Clock.Advance(TimeSpan.FromMinutes(5));
        Sandbox.Things.Disconnect(((ManagedThingSummary)Run("Get-MIManagedThing -ProvisioningStatus ACTIVATED | Select-Object -First 1")!).Id, Markup);
        Run("Export-IoTFleetReport $folder/hostile.html -Force");
    }

    private static void Empty()
    {
        Connect(0, 0);
        Run("Export-IoTFleetReport $folder/empty.html -Force");
    }

    private static void Large()
    {
        Connect(10000, 200);
        Run("Export-IoTFleetReport $folder/large.html -Force");
    }

    private static void Connect(int devices, int things) =>
        Sandbox = ((FleetContext)Run($"Connect-IoTFleet -Sandbox -DeviceCount {devices} -ManagedThingCount {things} -Speed 0")!).Sandbox!;

    private static object? Run(string pipeline)
    {
        var watch = Stopwatch.StartNew();
        var result = Host.Run(pipeline);
        if (result.Errors.Count > 0) throw new InvalidOperationException($"{pipeline}: {string.Join(Environment.NewLine, result.Errors)}");
        Console.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s {pipeline}");
        return result.Output.FirstOrDefault()?.BaseObject;
    }
}
