using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes names of deployments.</summary>
public sealed class DeploymentNameCompleter() : AccountCompleter
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        Deployments.ListAsync(session, new ListDeploymentsRequest { HistoryFilter = DeploymentHistoryFilter.LATEST_ONLY }, cancellation)
            .Select(deployment => new Candidate(deployment.DeploymentName ?? "", null, $"{deployment.DeploymentName} to {new TargetName(deployment.TargetArn)}"));
}
