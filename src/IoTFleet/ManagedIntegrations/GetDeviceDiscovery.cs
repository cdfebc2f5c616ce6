using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists device discoveries, or gets those that are given by id.</summary>
[Cmdlet(VerbsCommon.Get, "MIDeviceDiscovery")]
[OutputType(typeof(DeviceDiscoverySummary), typeof(GetDeviceDiscoveryResponse))]
public sealed class GetDeviceDiscovery : GetResourceCmdlet<DeviceDiscoverySummary, GetDeviceDiscoveryResponse>
{
    /// <summary>Device discoveries: ids or objects.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "DeviceDiscoveryId")]
    [ReferenceTransformation("DeviceDiscovery")]
    [ArgumentCompleter(typeof(DeviceDiscoveryCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? DeviceDiscovery { get; set; }

    /// <summary>Only discoveries that look in this way.</summary>
    [Parameter]
    [Alias("DiscoveryType")]
    [ArgumentCompleter(typeof(ConstantCompleter<DiscoveryType>))]
    public DiscoveryType? Type { get; set; }

    /// <summary>Only discoveries with this status.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<DeviceDiscoveryStatus>))]
    public DeviceDiscoveryStatus? Status { get; set; }

    private protected override void Process() => GetOrList(
        Resources.DeviceDiscoveries,
        DeviceDiscovery,
        cancellation => Pages.ReadAsync(
            Client.Paginators.ListDeviceDiscoveries(new ListDeviceDiscoveriesRequest { TypeFilter = Type, StatusFilter = Status, MaxResults = PageSize }).Responses, r => r.Items, r => r.NextToken, cancellation),
        (discovery, _) => Task.FromResult((Type is null || Type == discovery.DiscoveryType) && (Status is null || Status == discovery.Status)));
}
