using System.Runtime.CompilerServices;
using Amazon.GreengrassV2.Model;
using Amazon.IoT.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.IoT;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Requests;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>
/// Finds things that could become client devices of a core device, as far as that can be told without a list of all things:
/// client devices of other core devices, and members of thing groups that are no core devices.
/// </summary>
public static class PossibleClientDevices
{
    // More core devices and groups than this are not asked for a word.
    private const int MostAsked = 100;
    private const int AtOnce = 8;

    /// <summary>The things, each once, page by page, and where each was found in words. Those that the core device has already are left out.</summary>
    /// <param name="session">Where to ask.</param>
    /// <param name="coreDevice">The core device, or null when it is not known yet.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async IAsyncEnumerable<IReadOnlyList<(string Thing, string Origin)>> ListAsync(
        FleetSession session, string? coreDevice, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var cores = new List<string>();
        await foreach (var page in CoreDevices.ListAsync(session, new CoreDeviceQuery(), cancellation: cancellation).ConfigureAwait(false))
            cores.AddRange(page.Select(device => device.CoreDeviceThingName));
        var told = new HashSet<string>(cores, StringComparer.Ordinal);
        if (coreDevice is not null) told.UnionWith(await ClientsAsync(session, coreDevice, cancellation).ConfigureAwait(false) ?? []);

        var asked = cores.Where(core => core != coreDevice).Take(MostAsked).ToList();
        await foreach (var page in Overlap.SelectAsync(asked, AtOnce, (core, stop) => ClientsAsync(session, core, stop), cancellation).ConfigureAwait(false))
            yield return New(page, told, core => $"client device of {core}");

        var groups = await GroupsAsync(session, cancellation).ConfigureAwait(false);
        await foreach (var page in Overlap.SelectAsync(groups, AtOnce, (group, stop) => MembersAsync(session, group, stop), cancellation).ConfigureAwait(false))
            yield return New(page, told, group => $"in thing group {group}");
    }

    private static List<(string Thing, string Origin)> New(IReadOnlyList<Outcome<string, List<string>>> page, HashSet<string> told, Func<string, string> origin) =>
        [.. page.SelectMany(outcome => (outcome.Value ?? []).Where(told.Add).Select(thing => (thing, origin(outcome.Input))))];

    private static async Task<List<string>?> ClientsAsync(FleetSession session, string core, CancellationToken cancellation)
    {
        var list = session.Greengrass.Paginators.ListClientDevicesAssociatedWithCoreDevice(new ListClientDevicesAssociatedWithCoreDeviceRequest { CoreDeviceThingName = core });
        return await AllAsync(Pages.ReadAsync(list.Responses, r => r.AssociatedClientDevices, r => r.NextToken, cancellation), device => device.ThingName).ConfigureAwait(false);
    }

    private static async Task<List<string>?> MembersAsync(FleetSession session, string group, CancellationToken cancellation) =>
        await AllAsync(ThingGroups.MembersAsync(session, group, recursive: false, null, cancellation), thing => thing).ConfigureAwait(false);

    private static async Task<IReadOnlyList<string>> GroupsAsync(FleetSession session, CancellationToken cancellation)
    {
        var groups = new List<string>();
        try
        {
            var pages = Pages.ReadAsync(session.IoT.Paginators.ListThingGroups(new ListThingGroupsRequest()).Responses, r => r.ThingGroups, r => r.NextToken, cancellation);
            await foreach (var page in pages.ConfigureAwait(false))
            {
                groups.AddRange(page.Select(group => group.GroupName));
                if (groups.Count >= MostAsked) break;
            }
        }
        catch (Exception e) when (Denial.Is(e))
        {
            // Whoever may not ask AWS IoT has what Greengrass knows.
        }

        return groups;
    }

    private static async Task<List<string>> AllAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> pages, Func<T, string> name)
    {
        var all = new List<string>();
        await foreach (var page in pages.ConfigureAwait(false)) all.AddRange(page.Select(name));
        return all;
    }
}
