using System.Globalization;
using System.Text.Json.Nodes;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>
/// A component that breaks on some of the devices it is deployed to, because it was made to: by a lifecycle script that
/// is nothing but <c>exit 1</c>, or by a member <c>Sandbox</c> of its configuration that says where:
/// <c>{"Sandbox": {"FailOn": ["berlin-*"], "FailPercent": 5, "StatusCode": "RUN_ERROR", "Message": "..."}}</c>.
/// </summary>
internal sealed class BreakingComponent
{
    private readonly List<string> _names;
    private readonly double _percent;
    private readonly string _component;

    private BreakingComponent(string component, List<string> names, double percent, string statusCode, string message)
    {
        _component = component;
        _names = names;
        _percent = percent;
        StatusCode = statusCode;
        Message = message;
    }

    internal string Component => _component;

    internal string StatusCode { get; }

    internal string Message { get; }

    /// <summary>How a version breaks with a configuration; null when it does not.</summary>
    internal static BreakingComponent? Of(CatalogVersion version, string? merge)
    {
        if (version.Recipe.BrokenStep() is (var step, var exitCode))
            return new BreakingComponent(version.Name, ["*"], 100, CodeOf(step), $"The {step.ToLowerInvariant()} script exited with code {exitCode}.");
        var rule = RuleIn(merge) ?? RuleIn(version.Recipe.DefaultConfiguration);
        if (rule is null) return null;
        var names = Recipe.Member(rule, "FailOn") switch
        {
            JsonArray list => list.Select(name => name?.ToString() ?? "").ToList(),
            JsonValue one => [one.ToString()],
            _ => [],
        };
        double.TryParse(Recipe.Text(rule, "FailPercent"), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent);
        return new BreakingComponent(version.Name, names, percent,
            Recipe.Text(rule, "StatusCode") ?? "RUN_ERROR",
            Recipe.Text(rule, "Message") ?? "The run script exited with code 1.");
    }

    internal bool Breaks(string thingName) =>
        _names.Any(name => Fits(thingName, name)) || (_percent > 0 && Drawn.Number($"{_component} {thingName}", 10_000) < _percent * 100);

    private static JsonObject? RuleIn(JsonObject? configuration) => Recipe.Member(configuration, "Sandbox") as JsonObject;

    private static JsonObject? RuleIn(string? merge)
    {
        try
        {
            return merge is null ? null : RuleIn(JsonNode.Parse(merge) as JsonObject);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // JSON that has a member twice, or half a character, is for the devices to refuse; there is no rule to be read in it.
            return null;
        }
    }

    // * stands for any text, ? for one character.
    private static bool Fits(string name, string wildcard)
    {
        int n = 0, w = 0, star = -1, mark = 0;
        while (n < name.Length)
        {
            if (w < wildcard.Length && wildcard[w] == '*') (star, mark) = (w++, n);
            else if (w < wildcard.Length && (wildcard[w] == '?' || wildcard[w] == name[n])) (n, w) = (n + 1, w + 1);
            else if (star >= 0) (w, n) = (star + 1, ++mark);
            else return false;
        }

        return wildcard.Skip(w).All(c => c == '*');
    }

    private static string CodeOf(string step) => step.ToUpperInvariant() switch
    {
        "INSTALL" => "INSTALL_ERROR",
        "STARTUP" => "STARTUP_ERROR",
        _ => "RUN_ERROR",
    };
}
