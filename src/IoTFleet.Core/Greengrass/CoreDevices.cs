using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.IoT;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Lists core devices.</summary>
public static class CoreDevices
{
    // Up to so many members are asked for one by one, which costs less than the list of a whole fleet.
    private const int FewMembers = 50;

    /// <summary>The devices that a query names, page by page.</summary>
    /// <param name="session">Where to ask.</param>
    /// <param name="query">Which devices.</param>
    /// <param name="limit">How many calls run at once, where one call does not do.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static IAsyncEnumerable<IReadOnlyList<CoreDevice>> ListAsync(FleetSession session, CoreDeviceQuery query, int limit = 16, CancellationToken cancellation = default) =>
        query.MemberOf is { } group ? MembersAsync(session, query, group, limit, cancellation) : AllAsync(session, query, cancellation);

    /// <summary>The same devices in full, with overlapping calls. A device that was deleted meanwhile is left out.</summary>
    public static IAsyncEnumerable<IReadOnlyList<Outcome<CoreDevice, GetCoreDeviceResponse>>> DetailAsync(
        FleetSession session, IAsyncEnumerable<IReadOnlyList<CoreDevice>> pages, int limit, CancellationToken cancellation = default) =>
        Overlap.SelectAsync(pages, limit, (device, stop) => FindAsync(session, device.CoreDeviceThingName, stop), cancellation);

    private static IAsyncEnumerable<IReadOnlyList<CoreDevice>> AllAsync(FleetSession session, CoreDeviceQuery query, CancellationToken cancellation)
    {
        var request = new ListCoreDevicesRequest { Status = query.Status, Runtime = query.Runtime, ThingGroupArn = query.DeployedFrom, MaxResults = query.PageSize };
        return Pages.ReadAsync(session.Greengrass.Paginators.ListCoreDevices(request).Responses, r => r.CoreDevices, r => r.NextToken, cancellation);
    }

    private static async IAsyncEnumerable<IReadOnlyList<CoreDevice>> MembersAsync(
        FleetSession session, CoreDeviceQuery query, string group, int limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var members = new HashSet<string>();
        await foreach (var names in ThingGroups.MembersAsync(session, group, recursive: true, null, cancellation).ConfigureAwait(false)) members.UnionWith(names);
        if (query.IsWanted is { } wanted) members.RemoveWhere(name => !wanted(name));
        var pages = members.Count <= FewMembers && query.DeployedFrom is null
            ? OneByOneAsync(session, query, [.. members.OrderBy(name => name, StringComparer.Ordinal)], limit, cancellation)
            : AllAsync(session, query, cancellation);
        await foreach (var page in pages.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var found = page.Where(device => members.Contains(device.CoreDeviceThingName)).ToList();
            if (found.Count > 0) yield return found;
        }
    }

    // Things that are no core devices are members too; they are left out.
    private static async IAsyncEnumerable<IReadOnlyList<CoreDevice>> OneByOneAsync(
        FleetSession session, CoreDeviceQuery query, IReadOnlyList<string> names, int limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in Overlap.SelectAsync(names, limit, (name, stop) => FindAsync(session, name, stop), cancellation).ConfigureAwait(false))
        {
            if (page.FirstOrDefault(outcome => outcome.Error is not null).Error is { } error) ExceptionDispatchInfo.Capture(error).Throw();
            var devices = page.Select(outcome => outcome.Value).OfType<GetCoreDeviceResponse>()
                .Where(device => (query.Status is null || device.Status == query.Status) && (query.Runtime is null || device.Runtime == query.Runtime))
                .Select(Listed)
                .ToList();
            if (devices.Count > 0) yield return devices;
        }
    }

    private static async Task<GetCoreDeviceResponse?> FindAsync(FleetSession session, string name, CancellationToken cancellation)
    {
        try
        {
            return await session.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = name }, cancellation).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    // As the list gives it, so that a group's size does not decide what its devices look like.
    internal static CoreDevice Listed(GetCoreDeviceResponse device) => new()
    {
        CoreDeviceThingName = device.CoreDeviceThingName,
        Status = device.Status,
        LastStatusUpdateTimestamp = device.LastStatusUpdateTimestamp,
        Platform = device.Platform,
        Architecture = device.Architecture,
        Runtime = device.Runtime,
    };
}
