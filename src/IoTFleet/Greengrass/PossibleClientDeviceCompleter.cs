using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes names of things that could become client devices of the core device given.</summary>
public sealed class PossibleClientDeviceCompleter() : AccountCompleter("CoreDevice")
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        PossibleClientDevices.ListAsync(session, given.Text("CoreDevice"), cancellation)
            .Select(found => new Candidate(found.Thing, null, $"{found.Thing}, {found.Origin}"));
}
