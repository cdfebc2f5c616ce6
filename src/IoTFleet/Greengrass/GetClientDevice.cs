using System.Management.Automation;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Greengrass;

/// <summary>Lists the client devices that are associated with core devices.</summary>
[Cmdlet(VerbsCommon.Get, "GGClientDevice")]
[OutputType(typeof(CoreDeviceClient))]
public sealed class GetClientDevice : CoreDeviceCmdlet
{
    private protected override void Process() =>
        ListEach(
            "client devices",
            name => Service.Greengrass.Paginators.ListClientDevicesAssociatedWithCoreDevice(new ListClientDevicesAssociatedWithCoreDeviceRequest { CoreDeviceThingName = name, MaxResults = PageSize }).Responses,
            r => r.AssociatedClientDevices,
            r => r.NextToken,
            (client, device) => new CoreDeviceClient(client, device));
}
