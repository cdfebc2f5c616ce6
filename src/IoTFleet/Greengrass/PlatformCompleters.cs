using IoTFleet.Completion;
using IoTFleet.Core.Completion;

namespace IoTFleet.Greengrass;

/// <summary>Completes the operating systems that recipes tell apart.</summary>
public sealed class OperatingSystemCompleter : WordCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenArguments given) => [new("linux"), new("windows"), new("darwin")];
}

/// <summary>Completes the architectures that recipes tell apart.</summary>
public sealed class ArchitectureCompleter : WordCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenArguments given) => [new("amd64"), new("aarch64"), new("arm"), new("x86")];
}
