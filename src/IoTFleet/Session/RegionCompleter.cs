using Amazon;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;

namespace IoTFleet.Session;

/// <summary>Completes the regions that the SDK knows.</summary>
public sealed class RegionCompleter : WordCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenArguments given) =>
        RegionEndpoint.EnumerableAllRegions.Select(region => new Candidate(region.SystemName, null, region.DisplayName));
}
