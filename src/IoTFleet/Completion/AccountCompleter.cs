using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Runtime.CompilerServices;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Completion;

/// <summary>
/// Completes with what the account has. An answer comes within half a second or not at all, is kept for a short time, and no
/// error reaches the prompt.
/// </summary>
public abstract class AccountCompleter : IArgumentCompleter
{
    private readonly string[] _narrowing;

    /// <summary>Makes a completer.</summary>
    /// <param name="narrowing">The parameters whose values decide what there is to choose from.</param>
    private protected AccountCompleter(params string[] narrowing) => _narrowing = narrowing;

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var given = new GivenArguments(fakeBoundParameters, parameterName);
            var narrowing = string.Join("\n", _narrowing.Select(parameter => string.Join("\t", given.Texts(parameter))));
            return Completions.Matching(
                wordToComplete,
                given.Places().SelectMany(place => CandidateCache.Get((GetType(), place, narrowing), stop => ReadAsync(place, given, stop))).Distinct());
        }
        catch (Exception)
        {
            // No error reaches the prompt.
            return [];
        }
    }

    /// <summary>What there is to choose from.</summary>
    /// <param name="session">Where to look.</param>
    /// <param name="given">The arguments given so far, of which only the narrowing ones may be read.</param>
    /// <param name="cancellation">Ends the search.</param>
    private protected abstract IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation);

    // The session too is made in the background: a profile may ask a server for its credentials.
    private async IAsyncEnumerable<IReadOnlyList<Candidate>> ReadAsync(SessionSettings place, GivenArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in FindAsync(SessionFactory.Get(place), given, cancellation).ConfigureAwait(false)) yield return page;
    }
}
