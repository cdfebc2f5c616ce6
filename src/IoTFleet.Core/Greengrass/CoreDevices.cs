using System.Runtime.CompilerServices;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.IoT;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Lists core devices.</summary>
public static class CoreDevices
{
    /// <summary>The devices that a query names, page by page.</summary>
    public static IAsyncEnumerable<IReadOnlyList<CoreDevice>> ListAsync(FleetSession session, CoreDeviceQuery query, CancellationToken cancellation = default)
    {
        var request = new ListCoreDevicesRequest { Status = query.Status, Runtime = query.Runtime, ThingGroupArn = query.DeployedFrom, MaxResults = query.PageSize };
        var pages = Pages.ReadAsync(session.Greengrass.Paginators.ListCoreDevices(request).Responses, r => r.CoreDevices, r => r.NextToken, cancellation);
        return query.MemberOf is { } group ? OnlyMembersAsync(session, pages, group, cancellation) : pages;
    }

    /// <summary>The same devices in full, with overlapping calls. A device that was deleted meanwhile is left out.</summary>
    public static IAsyncEnumerable<IReadOnlyList<Outcome<CoreDevice, GetCoreDeviceResponse>>> DetailAsync(
        FleetSession session, IAsyncEnumerable<IReadOnlyList<CoreDevice>> pages, int limit, CancellationToken cancellation = default) =>
        Overlap.SelectAsync<CoreDevice, GetCoreDeviceResponse>(
            pages,
            limit,
            async (device, stop) =>
            {
                try
                {
                    return await session.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = device.CoreDeviceThingName }, stop).ConfigureAwait(false);
                }
                catch (ResourceNotFoundException)
                {
                    return null;
                }
            },
            cancellation);

    private static async IAsyncEnumerable<IReadOnlyList<CoreDevice>> OnlyMembersAsync(
        FleetSession session, IAsyncEnumerable<IReadOnlyList<CoreDevice>> pages, string group, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var members = new HashSet<string>();
        await foreach (var names in ThingGroups.MembersAsync(session, group, recursive: true, null, cancellation).ConfigureAwait(false)) members.UnionWith(names);
        await foreach (var page in pages.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var wanted = page.Where(device => members.Contains(device.CoreDeviceThingName)).ToList();
            if (wanted.Count > 0) yield return wanted;
        }
    }
}
