using System.Globalization;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;

namespace IoTFleet.Session;

/// <summary>Completes the ports that this process serves sandboxes on.</summary>
public sealed class SandboxPortCompleter : WordCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenArguments given) =>
        SandboxServers.All.Select(server => new Candidate(server.Port.ToString(CultureInfo.InvariantCulture), null, server.Endpoint.AbsoluteUri));
}
