using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Waits until device discoveries are over, and emits the devices as they are found, ready for New-MIManagedThing. A
/// discovery that fails, or finds nobody in its time, is a terminating error.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "MIDeviceDiscovery")]
[OutputType(typeof(DiscoveredDeviceSummary))]
public sealed class WaitDeviceDiscovery : WaitCmdlet
{
    /// <summary>Device discoveries: ids or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "DeviceDiscoveryId")]
    [ReferenceTransformation("DeviceDiscovery")]
    [ArgumentCompleter(typeof(DeviceDiscoveryCompleter))]
    public ResourceReference[] DeviceDiscovery { get; set; } = [];

    private protected override string Subject => "DeviceDiscovery";

    private protected override void Process()
    {
        foreach (var discovery in DeviceDiscovery)
        {
            var seen = new HashSet<string>();
            WaitFor(
                Resources.DeviceDiscoveries,
                [discovery],
                (id, emit, cancellation) => LookAsync(id, seen, emit, cancellation),
                found => found.Status != DeviceDiscoveryStatus.RUNNING,
                found => ($"{found.Status}: {seen.Count} found", -1),
                found => found.Status == DeviceDiscoveryStatus.SUCCEEDED || found.Status == DeviceDiscoveryStatus.RUNNING ? null
                    : found.Status == DeviceDiscoveryStatus.TIMED_OUT ? "it found no device in its time"
                    : $"it ended as {found.Status}");
        }
    }

    // The status is read before the devices: those that were found before it ended are in the list then.
    private async Task<GetDeviceDiscoveryResponse> LookAsync(string id, HashSet<string> seen, Func<Action, Task> emit, CancellationToken cancellation)
    {
        var discovery = await Client.GetDeviceDiscoveryAsync(new GetDeviceDiscoveryRequest { Identifier = id }, cancellation).ConfigureAwait(false);
        var pages = Pages.ReadAsync(Client.Paginators.ListDiscoveredDevices(new ListDiscoveredDevicesRequest { Identifier = id }).Responses, r => r.Items, r => r.NextToken, cancellation);
        await foreach (var page in pages.ConfigureAwait(false))
            foreach (var device in page)
                if (seen.Add(device.AuthenticationMaterial ?? device.ConnectorDeviceId ?? device.ManagedThingId ?? ""))
                    await emit(() => WriteObject(GetDiscoveredDevice.Complete(device, id))).ConfigureAwait(false);
        return discovery;
    }
}
