using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Session;

/// <summary>Completes the names of the profiles in the shared AWS configuration.</summary>
public sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? "").Trim('\'', '"');
        return SessionFactory.ProfileNames(fakeBoundParameters["ProfileLocation"] as string)
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name.Contains(' ') ? $"'{name}'" : name, name, CompletionResultType.ParameterValue, name));
    }
}
