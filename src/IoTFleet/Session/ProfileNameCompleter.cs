using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Session;

/// <summary>Completes the names of the profiles in the shared AWS configuration.</summary>
public sealed class ProfileNameCompleter : WordCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenArguments given) =>
        SessionFactory.ProfileNames(given.Text(nameof(SessionSettings.ProfileLocation))).Select(name => new Candidate(name));
}
