using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Amazon;

namespace IoTFleet.Session;

/// <summary>Completes the regions that the SDK knows.</summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? "").Trim('\'', '"');
        return RegionEndpoint.EnumerableAllRegions
            .Where(region => region.SystemName.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(region => new CompletionResult(region.SystemName, region.SystemName, CompletionResultType.ParameterValue, region.DisplayName));
    }
}
