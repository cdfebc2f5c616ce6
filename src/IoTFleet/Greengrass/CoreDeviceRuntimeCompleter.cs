using IoTFleet.Completion;
using IoTFleet.Core.Completion;

namespace IoTFleet.Greengrass;

/// <summary>Completes the runtimes of the nucleus: the classic one in Java and the lite one in C.</summary>
public sealed class CoreDeviceRuntimeCompleter : WordCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenArguments given) => [new("aws_nucleus_classic"), new("aws_nucleus_lite")];
}
