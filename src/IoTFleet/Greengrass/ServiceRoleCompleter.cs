using Amazon.GreengrassV2.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes the ARN of the role that the account's service role is now. Others only IAM could tell.</summary>
public sealed class ServiceRoleCompleter() : AccountCompleter
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        CandidatePages.Once(ReadAsync(session, cancellation));

    private static async Task<IReadOnlyList<Candidate>> ReadAsync(FleetSession session, CancellationToken cancellation) =>
        [new((await session.Greengrass.GetServiceRoleForAccountAsync(new GetServiceRoleForAccountRequest(), cancellation).ConfigureAwait(false)).RoleArn)];
}
