using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using IoTFleet.Core.Sessions;
using IoTFleet.Session;

namespace IoTFleet.Pipeline;

/// <summary>Completes with what the account has. It gives up soon, and its errors never reach the prompt.</summary>
public abstract class ServiceCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc />
    public virtual IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        using var stop = new CancellationTokenSource(Patience);
        try
        {
            var word = new WildcardPattern((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
            var bound = fakeBoundParameters ?? new Hashtable();
            return Task.Run(() => FindAsync(Session(bound), bound, word.IsMatch, stop.Token), stop.Token).GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>What there is that begins as the word does.</summary>
    /// <param name="session">Where to look.</param>
    /// <param name="bound">The arguments given so far.</param>
    /// <param name="isWanted">Whether a text begins as the word does.</param>
    /// <param name="cancellation">Ends the search.</param>
    private protected abstract Task<IReadOnlyList<CompletionResult>> FindAsync(FleetSession session, IDictionary bound, Func<string, bool> isWanted, CancellationToken cancellation);

    /// <summary>One completion, in quotation marks where it needs them.</summary>
    private protected static CompletionResult Result(string text, string? toolTip = null) =>
        new(text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '/') && text.Length > 0 ? text : $"'{text.Replace("'", "''")}'", text, CompletionResultType.ParameterValue, toolTip ?? text);

    private static FleetSession Session(IDictionary bound)
    {
        var given = new SessionSettings
        {
            ProfileName = bound[nameof(SessionSettings.ProfileName)] as string,
            Region = bound[nameof(SessionSettings.Region)] as string,
            EndpointUrl = bound[nameof(SessionSettings.EndpointUrl)] as string,
        };
        return SessionFactory.Get(Current.Context is { } context ? given.Over(context.Settings) : given);
    }
}
