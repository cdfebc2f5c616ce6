using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Reads deployments.</summary>
public static class Deployments
{
    /// <summary>Deployments, page by page, with ListDeployments.</summary>
    public static IAsyncEnumerable<IReadOnlyList<Deployment>> ListAsync(FleetSession session, ListDeploymentsRequest request, CancellationToken cancellation) =>
        Pages.ReadAsync(session.Greengrass.Paginators.ListDeployments(request).Responses, r => r.Deployments, r => r.NextToken, cancellation);

    /// <summary>The revision that a target runs now, or null when nothing was deployed to it.</summary>
    public static async Task<GetDeploymentResponse?> LatestAsync(FleetSession session, string targetArn, CancellationToken cancellation)
    {
        var request = new ListDeploymentsRequest { TargetArn = targetArn, HistoryFilter = DeploymentHistoryFilter.LATEST_ONLY, MaxResults = 1 };
        var list = await session.Greengrass.ListDeploymentsAsync(request, cancellation).ConfigureAwait(false);
        return list.Deployments is { Count: > 0 } found
            ? await session.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = found[0].DeploymentId }, cancellation).ConfigureAwait(false)
            : null;
    }
}
