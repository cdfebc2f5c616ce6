using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes ids of deployments, which are found by name and target too: those to the target, and with the name and status, that are given.</summary>
public sealed class DeploymentCompleter() : AccountCompleter("TargetArn", "ParentTargetArn", "ThingGroup", "CoreDevice", "Name", "Status")
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        ListAsync(session, given, cancellation).SelectMany(
            deployment => IsFitting(deployment, given) ? [Candidate(deployment)] : Enumerable.Empty<Candidate>(),
            cancellation);

    private static IAsyncEnumerable<IReadOnlyList<Deployment>> ListAsync(FleetSession session, GivenArguments given, CancellationToken cancellation)
    {
        var request = new ListDeploymentsRequest { HistoryFilter = DeploymentHistoryFilter.ALL, TargetArn = given.Text("TargetArn"), ParentTargetArn = given.Text("ParentTargetArn") };
        return Deployments.ListAsync(session, request, cancellation);
    }

    private static bool IsFitting(Deployment deployment, GivenArguments given)
    {
        var target = new TargetName(deployment.TargetArn);
        bool Fits(string parameter, string? value) => given.Texts(parameter) is not { Count: > 0 } texts || texts.Contains(value, StringComparer.OrdinalIgnoreCase);
        return Fits("Status", deployment.DeploymentStatus?.Value)
            && Fits("Name", deployment.DeploymentName)
            && Fits("ThingGroup", target.IsGroup ? target.Name : null)
            && Fits("CoreDevice", target.IsGroup ? null : target.Name);
    }

    private static Candidate Candidate(Deployment deployment)
    {
        var target = new TargetName(deployment.TargetArn);
        var name = string.IsNullOrEmpty(deployment.DeploymentName) ? target.Name : deployment.DeploymentName;
        return new Candidate(
            deployment.DeploymentId,
            $"{name}, revision {deployment.RevisionId}",
            $"{deployment.DeploymentName} to {target}: revision {deployment.RevisionId}, {deployment.DeploymentStatus}, {deployment.CreationTimestamp?.ToLocalTime():g}".TrimStart());
    }
}
