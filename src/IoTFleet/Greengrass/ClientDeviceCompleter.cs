using System.Runtime.CompilerServices;
using Amazon.GreengrassV2.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes names of the client devices that the core device given has.</summary>
public sealed class ClientDeviceCompleter() : AccountCompleter("CoreDevice")
{
    private protected override async IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(
        FleetSession session, GivenArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var core in given.Texts("CoreDevice"))
        {
            var list = session.Greengrass.Paginators.ListClientDevicesAssociatedWithCoreDevice(new ListClientDevicesAssociatedWithCoreDeviceRequest { CoreDeviceThingName = core });
            var pages = Pages.ReadAsync(list.Responses, r => r.AssociatedClientDevices, r => r.NextToken, cancellation)
                .Select(device => new Candidate(device.ThingName, null, $"{device.ThingName}, associated with {core} {device.AssociationTimestamp?.ToLocalTime():g}"));
            await foreach (var page in pages.ConfigureAwait(false)) yield return page;
        }
    }
}
