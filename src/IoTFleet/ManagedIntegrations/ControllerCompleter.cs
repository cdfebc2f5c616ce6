using Amazon.IoTManagedIntegrations;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Sessions;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes the managed things that are controllers.</summary>
public sealed class ControllerCompleter() : AccountCompleter
{
    private static readonly ManagedThingQuery Controllers = new() { Role = Role.CONTROLLER };

    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        Controllers.ListAsync(session, null, cancellation).Select(thing => ResourceCompleter.Of("controller", thing.Id, thing.Name));
}
