using System.Diagnostics.CodeAnalysis;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>
/// A version requirement in the notation that Greengrass shares with npm: comparators joined by spaces must all hold,
/// alternatives are joined by <c>||</c>; <c>^1.2.3</c>, <c>~1.2.3</c>, <c>1.x</c> and <c>1.2.3 - 2.0.0</c> are short for pairs of comparators.
/// </summary>
internal sealed class VersionRange
{
    private readonly List<List<(string Sign, SemanticVersion Version)>> _alternatives = [];

    private VersionRange()
    {
    }

    internal static bool TryParse(string? text, [NotNullWhen(true)] out VersionRange? range)
    {
        range = null;
        if (text is null) return false;
        var parsed = new VersionRange();
        foreach (var alternative in text.Replace("||", "|").Split('|'))
        {
            var comparators = new List<(string, SemanticVersion)>();
            if (!TryParse(alternative.Trim(), comparators)) return false;
            parsed._alternatives.Add(comparators);
        }

        range = parsed;
        return true;
    }

    /// <summary>Whether a version fulfils it. A pre-release does only where a comparator names a pre-release of the same numbers.</summary>
    internal bool Contains(SemanticVersion version) =>
        _alternatives.Any(comparators => comparators.All(c => Holds(c.Sign, version.CompareTo(c.Version)))
            && (version.PreRelease.Length == 0 || comparators.Any(c => c.Version.PreRelease.Length > 0 && c.Version.HasSameNumbersAs(version))));

    private static bool Holds(string sign, int order) => sign switch
    {
        ">=" => order >= 0,
        ">" => order > 0,
        "<=" => order <= 0,
        "<" => order < 0,
        _ => order == 0,
    };

    private static bool TryParse(string text, List<(string, SemanticVersion)> comparators)
    {
        var hyphen = text.IndexOf(" - ", StringComparison.Ordinal);
        if (hyphen > 0) return TryAdd(">=", text.Substring(0, hyphen).Trim(), comparators) && TryAdd("<=", text.Substring(hyphen + 3).Trim(), comparators);

        // A space may stand between a sign and its version.
        foreach (var sign in new[] { ">", "<", "=", "^", "~" })
            while (text.Contains(sign + " ")) text = text.Replace(sign + " ", sign);
        var parts = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return TryAdd("", "*", comparators);
        return parts.All(part =>
        {
            var sign = new string(part.TakeWhile(c => "<>=^~".IndexOf(c) >= 0).ToArray());
            return TryAdd(sign, part.Substring(sign.Length), comparators);
        });
    }

    private static bool TryAdd(string sign, string text, List<(string, SemanticVersion)> comparators)
    {
        if (text.StartsWith("v", StringComparison.Ordinal)) text = text.Substring(1);
        if (SemanticVersion.TryParse(text, out var exact))
        {
            if (sign is "^" or "~") AddSpan(exact, sign == "~" ? Next(exact, 1) : Next(exact, Significant(exact)), comparators);
            else if (sign is "" or "=" or "==" or ">" or "<" or ">=" or "<=") comparators.Add((sign.TrimEnd('=').Length == 0 && sign.Length != 0 ? "=" : sign, exact));
            else return false;
            return true;
        }

        return TryPartial(text, out var from, out var given) && TryAddPartial(sign, from, given, comparators);
    }

    // 1, 1.2, 1.x, 1.2.*, *: everything that begins so.
    private static bool TryAddPartial(string sign, SemanticVersion from, int given, List<(string, SemanticVersion)> comparators)
    {
        var end = given == 0 ? null : Next(from, given - 1);
        switch (sign)
        {
            case "" or "=" or "==" or "~":
                comparators.Add((">=", from));
                if (end is not null) comparators.Add(("<", end));
                return true;
            case "^":
                comparators.Add((">=", from));
                if (given > 0) comparators.Add(("<", Next(from, Math.Min(given - 1, Significant(from)))));
                return true;
            case ">=" or "<":
                comparators.Add((sign, from));
                return true;
            case ">" when end is not null:
                comparators.Add((">=", end));
                return true;
            case "<=":
                if (end is not null) comparators.Add(("<", end));
                return true;
            default:
                return false;
        }
    }

    private static bool TryPartial(string text, [NotNullWhen(true)] out SemanticVersion? from, out int given)
    {
        from = null;
        given = 0;
        var numbers = new int[3];
        var parts = text.Split('.');
        if (parts.Length > 3) return false;
        foreach (var part in parts)
        {
            if (part is "x" or "X" or "*") break;
            if (!SemanticVersion.TryNumber(part, out numbers[given])) return false;
            given++;
        }

        from = SemanticVersion.Of(numbers[0], numbers[1], numbers[2]);
        return parts.Skip(given).All(part => part is "x" or "X" or "*");
    }

    private static void AddSpan(SemanticVersion from, SemanticVersion end, List<(string, SemanticVersion)> comparators)
    {
        comparators.Add((">=", from));
        comparators.Add(("<", end));
    }

    // The index of the first number that is not zero: what a caret keeps.
    private static int Significant(SemanticVersion version) => version.Major > 0 ? 0 : version.Minor > 0 ? 1 : 2;

    private static SemanticVersion Next(SemanticVersion version, int index) => index switch
    {
        0 => SemanticVersion.Of(version.Major + 1, 0, 0),
        1 => SemanticVersion.Of(version.Major, version.Minor + 1, 0),
        _ => SemanticVersion.Of(version.Major, version.Minor, version.Patch + 1),
    };
}
