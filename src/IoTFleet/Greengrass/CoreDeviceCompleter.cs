using Amazon.GreengrassV2;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes names of core devices: those of the thing group, status and runtime that are given.</summary>
public sealed class CoreDeviceCompleter() : AccountCompleter("ThingGroup", "Status", "Runtime")
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation)
    {
        // Deployments have a status too, which says nothing about devices.
        var status = given.Text("Status") is { } text && (text == CoreDeviceStatus.HEALTHY || text == CoreDeviceStatus.UNHEALTHY) ? CoreDeviceStatus.FindValue(text) : null;
        var query = new CoreDeviceQuery { MemberOf = given.Text("ThingGroup"), Status = status, Runtime = given.Text("Runtime") };
        return CoreDevices.ListAsync(session, query, cancellation: cancellation).Select(device => new Candidate(
            device.CoreDeviceThingName,
            null,
            $"{device.CoreDeviceThingName}: {device.Status}, {device.Platform} {device.Architecture}, reported {device.LastStatusUpdateTimestamp?.ToLocalTime():g}"));
    }
}
