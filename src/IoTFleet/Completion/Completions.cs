using System.Management.Automation;
using IoTFleet.Core.Completion;

namespace IoTFleet.Completion;

/// <summary>Picks the candidates that a word could become, and writes them as PowerShell reads them.</summary>
internal static class Completions
{
    /// <summary>
    /// The candidates that match a word: by wildcard where it has one, otherwise those that begin with it, and after them
    /// those that have it somewhere.
    /// </summary>
    internal static IReadOnlyList<CompletionResult> Matching(string? word, IEnumerable<Candidate> candidates)
    {
        var typed = word ?? "";
        var quote = typed.Length > 0 && typed[0] is '\'' or '"' ? typed.Substring(0, 1) : "";
        var sought = quote.Length == 0 ? typed : typed.Trim(quote[0]).Replace(quote + quote, quote);
        return candidates
            .Select(candidate => (Rank: Rank(candidate, sought), Candidate: candidate))
            .Where(ranked => ranked.Rank < int.MaxValue)
            .OrderBy(ranked => ranked.Rank)
            .Select(ranked => Result(ranked.Candidate, quote))
            .ToList();
    }

    private static int Rank(Candidate candidate, string sought)
    {
        var label = candidate.Label ?? candidate.Text;
        if (WildcardPattern.ContainsWildcardCharacters(sought))
        {
            var pattern = new WildcardPattern(sought + "*", WildcardOptions.IgnoreCase);
            return pattern.IsMatch(candidate.Text) || pattern.IsMatch(label) ? 0 : int.MaxValue;
        }

        return candidate.Text.StartsWith(sought, StringComparison.OrdinalIgnoreCase) ? 0
            : label.StartsWith(sought, StringComparison.OrdinalIgnoreCase) ? 1
            : Has(candidate.Text, sought) ? 2
            : Has(label, sought) ? 3
            : int.MaxValue;
    }

    private static bool Has(string text, string sought) => text.IndexOf(sought, StringComparison.OrdinalIgnoreCase) >= 0;

    private static CompletionResult Result(Candidate candidate, string quote)
    {
        var label = string.IsNullOrWhiteSpace(candidate.Label) ? candidate.Text : candidate.Label!;
        return new CompletionResult(Quoted(candidate.Text, quote), label, CompletionResultType.ParameterValue, string.IsNullOrWhiteSpace(candidate.Hint) ? label : candidate.Hint!);
    }

    private static string Quoted(string text, string quote)
    {
        var isPlain = text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '/' or '@' or '+') && text[0] is not ('-' or '@' or '+');
        return isPlain ? quote + text + quote : $"'{text.Replace("'", "''")}'";
    }
}
