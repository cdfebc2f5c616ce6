using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes names of the components that the deployment given deploys.</summary>
public sealed class DeployedComponentCompleter() : AccountCompleter("DeploymentId", "ThingGroup", "CoreDevice", "TargetArn")
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation)
    {
        var query = new DeploymentQuery
        {
            DeploymentId = given.Text("DeploymentId"),
            ThingGroup = given.Text("ThingGroup"),
            CoreDevice = given.Text("CoreDevice"),
            TargetArn = given.Text("TargetArn"),
        };
        return query.Input.Length == 0 ? ComponentCatalog.ListAsync(session, null, cancellation: cancellation).Select(component => new Candidate(component.ComponentName))
            : CandidatePages.Once(ReadAsync(session, query, cancellation));
    }

    private static async Task<IReadOnlyList<Candidate>> ReadAsync(FleetSession session, DeploymentQuery query, CancellationToken cancellation) =>
        ((await query.ReadAsync(session, cancellation).ConfigureAwait(false)).Components ?? [])
            .Select(component => new Candidate(component.Key, null, $"{component.Key} {component.Value.ComponentVersion} in the {query}"))
            .ToList();
}
