using IoTFleet.Completion;
using IoTFleet.Core.Completion;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes the types of resources that have event logs.</summary>
public sealed class ResourceTypeCompleter : WordCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenArguments given) =>
        [new("managed-thing"), new("credential-locker"), new("provisioning-profile"), new("ota-task"), new("account-association")];
}
