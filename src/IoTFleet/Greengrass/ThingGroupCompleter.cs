using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes names of thing groups.</summary>
public sealed class ThingGroupCompleter() : AccountCompleter
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        DeploymentTargets.ListAsync(session, cancellation)
            .SelectMany(target => target.IsGroup ? [new Candidate(target.Name, null, $"{target}, {target.Arn}")] : Enumerable.Empty<Candidate>(), cancellation);
}
