using System.Runtime.CompilerServices;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Amazon.IoT.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Requests;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Lists what can be deployed to.</summary>
public static class DeploymentTargets
{
    /// <summary>
    /// The thing groups of AWS IoT, and the targets of deployments: devices that were deployed to, and where AWS IoT may not be
    /// asked, groups too.
    /// </summary>
    public static async IAsyncEnumerable<IReadOnlyList<TargetName>> ListAsync(FleetSession session, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var groups = Pages.ReadAsync(session.IoT.Paginators.ListThingGroups(new ListThingGroupsRequest()).Responses, r => r.ThingGroups, r => r.NextToken, cancellation)
            .GetAsyncEnumerator(cancellation);
        await using (groups.ConfigureAwait(false))
            while (await MoveAsync(groups).ConfigureAwait(false))
                yield return groups.Current.Select(group => new TargetName(group.GroupArn)).ToList();

        var request = new ListDeploymentsRequest { HistoryFilter = DeploymentHistoryFilter.LATEST_ONLY };
        await foreach (var page in Deployments.ListAsync(session, request, cancellation).ConfigureAwait(false))
            yield return page.Select(deployment => new TargetName(deployment.TargetArn)).ToList();
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<IReadOnlyList<GroupNameAndArn>> groups)
    {
        try
        {
            return await groups.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (Denial.Is(e))
        {
            return false;
        }
    }
}
