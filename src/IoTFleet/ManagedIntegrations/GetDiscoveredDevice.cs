using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists the devices that discoveries have found so far. They pipe into New-MIManagedThing.</summary>
[Cmdlet(VerbsCommon.Get, "MIDiscoveredDevice")]
[OutputType(typeof(DiscoveredDeviceSummary))]
public sealed class GetDiscoveredDevice : ManagedIntegrationsCmdlet
{
    /// <summary>Device discoveries: ids or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "DeviceDiscoveryId")]
    [ReferenceTransformation("DeviceDiscovery")]
    [ArgumentCompleter(typeof(DeviceDiscoveryCompleter))]
    public ResourceReference[] DeviceDiscovery { get; set; } = [];

    /// <summary>How many devices a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? PageSize { get; set; }

    private protected override void Process() => ListEach(
        Resources.DeviceDiscoveries,
        DeviceDiscovery,
        "devices found by",
        (id, cancellation) => Pages.ReadAsync(
            Client.Paginators.ListDiscoveredDevices(new ListDiscoveredDevicesRequest { Identifier = id, MaxResults = PageSize }).Responses, r => r.Items, r => r.NextToken, cancellation),
        (_, id, device) => WriteObject(Complete(device, id)));

    /// <summary>A found device with its discovery, and with the kind of its material, so that it becomes a managed thing as it is.</summary>
    internal static PSObject Complete(DiscoveredDeviceSummary device, string discoveryId) =>
        device.With("DeviceDiscoveryId", discoveryId).With("AuthenticationMaterialType", AuthMaterialType.DISCOVERED_DEVICE);
}
