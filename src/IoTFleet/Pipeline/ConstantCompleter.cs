using Amazon.Runtime;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;

namespace IoTFleet.Pipeline;

/// <summary>Completes the values of one of the services' enumerations. Other values are taken too: the service may have added some.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class ConstantCompleter<T> : WordCompleter
    where T : ConstantClass
{
    private protected override IEnumerable<Candidate> Candidates(GivenArguments given) => Constants.Known<T>().Select(word => new Candidate(word));
}
