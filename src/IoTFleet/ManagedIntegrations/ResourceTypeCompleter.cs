using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes the types of resources that have event logs.</summary>
public sealed class ResourceTypeCompleter : IArgumentCompleter
{
    private static readonly string[] Types = ["managed-thing", "credential-locker", "provisioning-profile", "ota-task", "account-association"];

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Types.Where(type => type.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)).Select(type => new CompletionResult(type));
}
