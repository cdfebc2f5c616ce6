using Amazon.IoT.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.IoT;

/// <summary>Reads thing groups from AWS IoT.</summary>
public static class ThingGroups
{
    /// <summary>The names of a group's things, page by page.</summary>
    /// <param name="session">Where to ask.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="recursive">Whether the members of child groups are listed too.</param>
    /// <param name="pageSize">How many names a page has; the service's own size when absent.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static IAsyncEnumerable<IReadOnlyList<string>> MembersAsync(
        FleetSession session, string group, bool recursive, int? pageSize = null, CancellationToken cancellation = default)
    {
        var request = new ListThingsInThingGroupRequest { ThingGroupName = group, Recursive = recursive, MaxResults = pageSize };
        return Pages.ReadAsync(session.IoT.Paginators.ListThingsInThingGroup(request).Responses, r => r.Things, r => r.NextToken, cancellation);
    }

    /// <summary>The ARN of the group of that name.</summary>
    public static async Task<string> ArnAsync(FleetSession session, string group, CancellationToken cancellation = default) =>
        (await session.IoT.DescribeThingGroupAsync(new DescribeThingGroupRequest { ThingGroupName = group }, cancellation).ConfigureAwait(false)).ThingGroupArn;

    /// <summary>The ARN of the thing of that name.</summary>
    public static async Task<string> ThingArnAsync(FleetSession session, string thing, CancellationToken cancellation = default) =>
        (await session.IoT.DescribeThingAsync(new DescribeThingRequest { ThingName = thing }, cancellation).ConfigureAwait(false)).ThingArn;
}
