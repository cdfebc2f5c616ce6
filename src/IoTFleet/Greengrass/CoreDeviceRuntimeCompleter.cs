using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace IoTFleet.Greengrass;

/// <summary>Completes the runtimes of the nucleus: the classic one in Java and the lite one in C.</summary>
public sealed class CoreDeviceRuntimeCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        new[] { "aws_nucleus_classic", "aws_nucleus_lite" }
            .Where(runtime => runtime.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(runtime => new CompletionResult(runtime));
}
