using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>A version by the rules of semver.org: three numbers, perhaps a pre-release, perhaps build metadata.</summary>
internal sealed class SemanticVersion : IComparable<SemanticVersion>
{
    private SemanticVersion(int major, int minor, int patch, string[] preRelease)
    {
        Major = major;
        Minor = minor;
        Patch = patch;
        PreRelease = preRelease;
    }

    /// <summary>Orders version texts from the newest to the oldest.</summary>
    internal static IComparer<string> NewestFirst { get; } =
        Comparer<string>.Create((a, b) => TryParse(a, out var x) && TryParse(b, out var y) ? y.CompareTo(x) : string.CompareOrdinal(b, a));

    internal int Major { get; }

    internal int Minor { get; }

    internal int Patch { get; }

    internal string[] PreRelease { get; }

    internal static SemanticVersion Of(int major, int minor, int patch) => new(major, minor, patch, []);

    internal static bool TryParse(string? text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        version = null;
        if (text is null) return false;
        var plus = text.IndexOf('+');
        if (plus >= 0)
        {
            if (!AreIdentifiers(text.Substring(plus + 1), false)) return false;
            text = text.Substring(0, plus);
        }

        var dash = text.IndexOf('-');
        var preRelease = dash < 0 ? null : text.Substring(dash + 1);
        if (preRelease is not null && !AreIdentifiers(preRelease, true)) return false;
        var numbers = (dash < 0 ? text : text.Substring(0, dash)).Split('.');
        if (numbers.Length != 3 || !TryNumber(numbers[0], out var major) || !TryNumber(numbers[1], out var minor) || !TryNumber(numbers[2], out var patch))
            return false;
        version = new SemanticVersion(major, minor, patch, preRelease?.Split('.') ?? []);
        return true;
    }

    public int CompareTo(SemanticVersion? other)
    {
        if (other is null) return 1;
        var order = Major.CompareTo(other.Major);
        if (order == 0) order = Minor.CompareTo(other.Minor);
        if (order == 0) order = Patch.CompareTo(other.Patch);
        return order != 0 ? order : ComparePreReleases(PreRelease, other.PreRelease);
    }

    internal bool HasSameNumbersAs(SemanticVersion other) => Major == other.Major && Minor == other.Minor && Patch == other.Patch;

    internal static bool TryNumber(string text, out int number)
    {
        number = 0;
        return (text.Length <= 1 || text[0] != '0') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    // A pre-release comes before its release; numbers come before words and are compared as numbers.
    private static int ComparePreReleases(string[] a, string[] b)
    {
        if (a.Length == 0 || b.Length == 0) return b.Length.CompareTo(a.Length);
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = (IsNumber(a[i]), IsNumber(b[i])) switch
            {
                (true, true) => a[i].Length != b[i].Length ? a[i].Length.CompareTo(b[i].Length) : string.CompareOrdinal(a[i], b[i]),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(a[i], b[i]),
            };
            if (order != 0) return order;
        }

        return a.Length.CompareTo(b.Length);
    }

    private static bool AreIdentifiers(string text, bool refuseLeadingZeros) =>
        text.Split('.').All(part => part.Length > 0
            && part.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '-')
            && !(refuseLeadingZeros && IsNumber(part) && part.Length > 1 && part[0] == '0'));

    private static bool IsNumber(string text) => text.All(c => c is >= '0' and <= '9');
}
