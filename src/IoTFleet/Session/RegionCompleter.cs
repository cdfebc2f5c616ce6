using Amazon;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;

namespace IoTFleet.Session;

/// <summary>Completes the regions that the SDK knows, but for its name for the endpoint of S3 in us-east-1, which is no region.</summary>
public sealed class RegionCompleter : WordCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenArguments given) =>
        RegionEndpoint.EnumerableAllRegions.Where(region => char.IsDigit(region.SystemName[region.SystemName.Length - 1])).Select(region => new Candidate(region.SystemName, null, region.DisplayName));
}
