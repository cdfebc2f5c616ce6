using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Sessions;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes ids of the resources of the type that is given.</summary>
public sealed class ResourceIdCompleter() : AccountCompleter("ResourceType")
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        ResourceCompleter.Candidates(
            given.Text("ResourceType") switch
            {
                "credential-locker" => Resources.CredentialLockers,
                "provisioning-profile" => Resources.ProvisioningProfiles,
                "ota-task" => Resources.OtaTasks,
                "account-association" => Resources.AccountAssociations,
                _ => Resources.ManagedThings,
            },
            session,
            cancellation);
}
