using System.Text;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

/// <summary>A pattern of *, ? and [a-z]; a backtick takes a character as it is.</summary>
public sealed class WildcardPattern
{
    private const string Special = "*?[]";
    private readonly Regex _regex;

    /// <summary>A pattern that minds case.</summary>
    public WildcardPattern(string pattern)
        : this(pattern, WildcardOptions.None)
    {
    }

    /// <summary>A pattern.</summary>
    public WildcardPattern(string pattern, WildcardOptions options)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        RegexOptions regex = RegexOptions.Singleline | RegexOptions.CultureInvariant;
        if (options.HasFlag(WildcardOptions.IgnoreCase))
            regex |= RegexOptions.IgnoreCase;
        _regex = new Regex(ToRegex(pattern), regex);
    }

    /// <summary>A pattern.</summary>
    public static WildcardPattern Get(string pattern, WildcardOptions options) => new(pattern, options);

    /// <summary>Whether a string has wildcards.</summary>
    public static bool ContainsWildcardCharacters(string? pattern)
    {
        for (int i = 0; i < (pattern?.Length ?? 0); i++)
        {
            if (pattern![i] == '`')
                i++;
            else if (pattern[i] is '*' or '?' or '[')
                return true;
        }

        return false;
    }

    /// <summary>The pattern that matches a string as it is.</summary>
    public static string Escape(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        foreach (char c in pattern)
        {
            if (Special.Contains(c))
                text.Append('`');
            text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>Undoes <see cref="Escape"/>.</summary>
    public static string Unescape(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '`' && i + 1 < pattern.Length && Special.Contains(pattern[i + 1]))
                i++;
            text.Append(pattern[i]);
        }

        return text.ToString();
    }

    /// <summary>Whether a string matches.</summary>
    public bool IsMatch(string? input) => input is not null && _regex.IsMatch(input);

    private static string ToRegex(string pattern)
    {
        var regex = new StringBuilder("^");
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*':
                    regex.Append(".*");
                    break;
                case '?':
                    regex.Append('.');
                    break;
                case '`' when i + 1 < pattern.Length:
                    regex.Append(Regex.Escape(pattern[++i].ToString()));
                    break;
                case '[':
                    int close = pattern.IndexOf(']', i + 1);
                    if (close == i + 1)
                        close = pattern.IndexOf(']', close + 1);
                    if (close < 0)
                        throw new WildcardPatternException($"The specified wildcard character pattern is not valid: {pattern}");
                    regex.Append('[').Append(pattern[(i + 1)..close].Replace("\\", "\\\\").Replace("[", "\\[").Replace("^", "\\^")).Append(']');
                    i = close;
                    break;
                default:
                    regex.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        // Not $, which would also match before a newline at the end.
        return regex.Append("\\z").ToString();
    }
}
