using System.Text;

namespace IoTFleet.Core.Greengrass;

/// <summary>
/// Reads a few members at the top of a YAML recipe. Everything below them is the service's to read: a whole YAML reader
/// would be a package more in the module. What it does not understand at the top is an error, never a guess.
/// </summary>
internal static class RecipeYaml
{
    /// <summary>The values of these members, where the text has them.</summary>
    /// <exception cref="FormatException">The text is not a YAML mapping, or has a member twice, or in a form that is not plain text.</exception>
    internal static Dictionary<string, string> TopLevel(string text, params string[] names)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n');
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        var hasBegun = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (IsNothing(line) || line[0] == '%') continue;
            if (line == "---" || line.StartsWith("--- ", StringComparison.Ordinal))
            {
                if (hasBegun) throw Error(i, "a second document begins; a recipe is one");
                continue;
            }

            if (line == "...") break;
            hasBegun = true;
            if (line[0] == '\t') throw Error(i, "a tab is used for indentation");

            // Indented lines and the items of lists belong to the member above.
            if (line[0] == ' ' || line == "-" || line.StartsWith("- ", StringComparison.Ordinal)) continue;
            var (key, rest) = Member(line, i);
            if (Array.IndexOf(names, key) < 0) continue;
            if (members.ContainsKey(key)) throw Error(i, $"{key} is there twice");
            members.Add(key, Scalar(rest.Length > 0 ? rest : Below(lines, i), i, key));
        }

        return members;
    }

    private static bool IsNothing(string line) => line.TrimStart().Length == 0 || line.TrimStart()[0] == '#';

    private static (string Key, string Text) Member(string line, int number)
    {
        if (line[0] is '"' or '\'')
        {
            var key = Quoted(line, number, out var end);
            var after = line.Substring(end).TrimStart();
            return after.StartsWith(":", StringComparison.Ordinal) ? (key, WithoutComment(after.Substring(1))) : throw Error(number, "a colon is missing");
        }

        for (var colon = line.IndexOf(':'); colon >= 0; colon = line.IndexOf(':', colon + 1))
            if (colon + 1 == line.Length || line[colon + 1] is ' ' or '\t') return (line.Substring(0, colon).TrimEnd(), WithoutComment(line.Substring(colon + 1)));
        throw Error(number, "a recipe's line looks like 'ComponentName: com.example.Name'");
    }

    // A value may stand on the line below its name, indented.
    private static string Below(string[] lines, int number)
    {
        for (var i = number + 1; i < lines.Length; i++)
            if (!IsNothing(lines[i])) return lines[i][0] == ' ' ? WithoutComment(lines[i]) : "";
        return "";
    }

    private static string WithoutComment(string text)
    {
        text = text.Trim();
        return text.StartsWith("#", StringComparison.Ordinal) ? "" : text;
    }

    private static string Scalar(string text, int number, string key)
    {
        if (text.Length == 0) return "";
        if (text[0] is '"' or '\'')
        {
            var value = Quoted(text, number, out var end);
            return IsNothing(text.Substring(end)) ? value : throw Error(number, $"something follows the value of {key}");
        }

        if ("|>&*!{[%@`-".IndexOf(text[0]) >= 0) throw Error(number, $"the value of {key} must be plain text on one line");
        for (var i = 1; i < text.Length; i++)
            if (text[i] == '#' && text[i - 1] is ' ' or '\t') return text.Substring(0, i).TrimEnd();
        return text;
    }

    private static string Quoted(string text, int number, out int end)
    {
        var (quote, value) = (text[0], new StringBuilder());
        for (end = 1; end < text.Length; end++)
        {
            var c = text[end];
            if (c == '\\' && quote == '"') throw Error(number, "names and versions need no escapes");
            if (c != quote) value.Append(c);
            else if (quote == '\'' && end + 1 < text.Length && text[end + 1] == quote) value.Append(text[++end]);
            else
            {
                end++;
                return value.ToString();
            }
        }

        throw Error(number, "a quotation mark is missing");
    }

    private static FormatException Error(int line, string what) => new($"The recipe is neither JSON nor YAML that can be read. Line {line + 1}: {what}.");
}
