using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists the client devices that are associated with core devices.</summary>
[Cmdlet(VerbsCommon.Get, "GGClientDevice")]
[OutputType(typeof(AssociatedClientDevice))]
public sealed class GetClientDevice : BulkCmdlet
{
    /// <summary>Names of core devices.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName", "ThingName", "Name")]
    [ValidateNotNullOrEmpty]
    public string[] CoreDevice { get; set; } = [];

    /// <summary>How many client devices a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        foreach (var name in CoreDevice)
            RunList(
                name,
                $"client devices of core device '{name}'",
                cancellation => Pages.ReadAsync(
                    Service.Greengrass.Paginators.ListClientDevicesAssociatedWithCoreDevice(new ListClientDevicesAssociatedWithCoreDeviceRequest { CoreDeviceThingName = name, MaxResults = PageSize }).Responses,
                    r => r.AssociatedClientDevices,
                    r => r.NextToken,
                    cancellation),
                device => WriteObject(device.With("CoreDeviceThingName", name)));
    }
}
