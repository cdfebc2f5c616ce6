using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Reads deployments.</summary>
public static class Deployments
{
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
