using System.Text.RegularExpressions;

namespace IoTFleet.Sandbox.Protocol;

/// <summary>The models' patterns are the services' own, in Java's syntax. This is what .NET has no word for.</summary>
internal static class JavaPattern
{
    // What Java's classes of ASCII hold, as it stands between brackets.
    private static readonly Dictionary<string, string> Classes = new()
    {
        ["Lower"] = "a-z",
        ["Upper"] = "A-Z",
        ["ASCII"] = @"\x00-\x7F",
        ["Alpha"] = "A-Za-z",
        ["Digit"] = "0-9",
        ["Alnum"] = "A-Za-z0-9",
        ["Punct"] = @"!-/:-@\[-`{-~",
        ["Graph"] = "!-~",
        ["Print"] = @"\x20-~",
        ["Blank"] = @"\x20\t",
        ["Cntrl"] = @"\x00-\x1F\x7F",
        ["XDigit"] = "0-9A-Fa-f",
        ["Space"] = @"\x20\t-\r",
    };

    private static readonly Regex Parts = new(
        @"\\x\{0*(?<code>[0-9A-Fa-f]{1,4})\}|\\p\{(?<class>[A-Za-z]+)\}|\\.|[\[\]]",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        TimeSpan.FromSeconds(1));

    /// <summary>The pattern in .NET's syntax.</summary>
    internal static string ToNet(string pattern)
    {
        var inBrackets = false;
        return Parts.Replace(pattern, part =>
        {
            if (part.Groups["code"] is { Success: true } code) return @"\u" + code.Value.PadLeft(4, '0');
            if (Classes.TryGetValue(part.Groups["class"].Value, out var set)) return inBrackets ? set : $"[{set}]";
            if (part.Value is "[" or "]") inBrackets = part.Value == "[";
            return part.Value;
        });
    }
}
