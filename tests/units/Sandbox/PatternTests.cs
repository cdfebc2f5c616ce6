using System.Text.Json;
using IoTFleet.Sandbox.Protocol;
using Xunit;

namespace IoTFleet.Tests.Sandbox;

/// <summary>The models' patterns are written for Java; the sandbox checks by them with .NET's regular expressions.</summary>
public class PatternTests
{
    [Theory]
    [InlineData("greengrassv2.json")]
    [InlineData("iot-managed-integrations.json")]
    [InlineData("iot.json")]
    public void Every_pattern_of_the_models_can_be_checked_by(string model)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository(), "src", "IoTFleet.Api", "Models", model)));
        var patterns = Patterns(document.RootElement).Distinct().ToList();
        Assert.NotEmpty(patterns);
        Assert.All(patterns, pattern => new Violations().Pattern("a", "member", pattern));
    }

    [Theory]
    [InlineData(@"\x{22}\x{0022}\x{000022}", "\"\"\"", "\"\"x")]
    [InlineData(@"[\x{41}-\x{0043}]+", "ABC", "D")]
    [InlineData(@"[\p{Upper}\p{Digit}_]+", "A_1", "a")]
    [InlineData(@"\p{Upper}\p{Lower}*", "Word", "\u00c9t")]
    [InlineData(@"[\p{Graph}\x20]*", "a ~!", "a\t")]
    [InlineData(@"\p{Punct}+", "!/:@[\\]^`{|}~", "a")]
    [InlineData(@"[^\p{Space}\]]+", "a", "]")]
    [InlineData(@"\[\p{XDigit}{2}\]", "[fF]", "[g0]")]
    [InlineData(@"[\\p{Upper]+", @"\p{Uper", "a")]
    [InlineData(@"[\p{L}\p{N}]+", "\u00e91", "-")]
    public void What_Java_has_words_of_its_own_for_is_understood(string pattern, string valid, string invalid)
    {
        var violations = new Violations();
        violations.Pattern(valid, "member", pattern);
        Assert.False(violations.Any);
        violations.Pattern(invalid, "member", pattern);
        Assert.Contains(pattern, violations.Message);
    }

    private static IEnumerable<string> Patterns(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            p.Name == "smithy.api#pattern" && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : Patterns(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Patterns),
        _ => [],
    };

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Module.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
