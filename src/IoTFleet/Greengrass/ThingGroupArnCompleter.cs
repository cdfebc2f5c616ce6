using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes ARNs of thing groups, which are found by their names too.</summary>
public sealed class ThingGroupArnCompleter() : AccountCompleter
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        DeploymentTargets.ListAsync(session, cancellation)
            .SelectMany(target => target.IsGroup ? [new Candidate(target.Arn, target.Name, $"{target}, {target.Arn}")] : Enumerable.Empty<Candidate>(), cancellation);
}
