using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using Amazon.Runtime;

namespace IoTFleet.Pipeline;

/// <summary>Completes the values of one of the services' enumerations. Other values are taken too: the service may have added some.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class ConstantCompleter<T> : IArgumentCompleter
    where T : ConstantClass
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var pattern = new WildcardPattern((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => f.GetValue(null))
            .OfType<T>()
            .Select(c => c.Value)
            .Where(pattern.IsMatch)
            .Select(v => new CompletionResult(v));
    }
}
