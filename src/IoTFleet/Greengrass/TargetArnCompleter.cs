using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes ARNs of what can be deployed to: thing groups, and devices that were deployed to. They are found by their names too.</summary>
public sealed class TargetArnCompleter() : AccountCompleter
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        DeploymentTargets.ListAsync(session, cancellation).Select(target => new Candidate(target.Arn, target.Name, $"{target}, {target.Arn}"));
}
