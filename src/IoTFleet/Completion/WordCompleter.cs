using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using IoTFleet.Core.Completion;

namespace IoTFleet.Completion;

/// <summary>Completes what is known without asking a service.</summary>
public abstract class WordCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return Completions.Matching(wordToComplete, Candidates(new GivenArguments(fakeBoundParameters, parameterName)));
        }
        catch (Exception)
        {
            // No error reaches the prompt.
            return [];
        }
    }

    /// <summary>What there is.</summary>
    private protected abstract IEnumerable<Candidate> Candidates(GivenArguments given);
}
