using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>
/// A component that breaks on some of the devices it is deployed to, because it was made to: by a lifecycle script that
/// is nothing but <c>exit 1</c>, or by a member <c>Sandbox</c> of its configuration that says where:
/// <c>{"Sandbox": {"FailOn": ["berlin-*"], "FailPercent": 5, "StatusCode": "RUN_ERROR", "Message": "..."}}</c>.
/// </summary>
internal sealed class BreakingComponent
{
    private readonly List<Regex> _names;
    private readonly double _percent;
    private readonly string _component;

    private BreakingComponent(string component, List<Regex> names, double percent, string statusCode, string message)
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
            return new BreakingComponent(version.Name, [Name("*")], 100, CodeOf(step), $"The {step.ToLowerInvariant()} script exited with code {exitCode}.");
        var rule = RuleIn(merge is null ? null : JsonNode.Parse(merge) as JsonObject) ?? RuleIn(version.Recipe.DefaultConfiguration);
        if (rule is null) return null;
        var names = Recipe.Member(rule, "FailOn") switch
        {
            JsonArray list => list.Select(n => Name(n?.ToString() ?? "")).ToList(),
            JsonValue one => [Name(one.ToString())],
            _ => [],
        };
        var percent = Recipe.Member(rule, "FailPercent") is JsonValue p && p.GetValueKind() == JsonValueKind.Number ? p.GetValue<double>() : 0;
        return new BreakingComponent(version.Name, names, percent,
            Recipe.Text(rule, "StatusCode") ?? "RUN_ERROR",
            Recipe.Text(rule, "Message") ?? "The run script exited with code 1.");
    }

    internal bool Breaks(string thingName) =>
        _names.Any(name => name.IsMatch(thingName)) || (_percent > 0 && Drawn.Number($"{_component} {thingName}", 10_000) < _percent * 100);

    private static JsonObject? RuleIn(JsonObject? configuration) => Recipe.Member(configuration, "Sandbox") as JsonObject;

    private static Regex Name(string wildcard) =>
        new("^" + Regex.Escape(wildcard).Replace(@"\*", ".*").Replace(@"\?", ".") + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static string CodeOf(string step) => step.ToUpperInvariant() switch
    {
        "INSTALL" => "INSTALL_ERROR",
        "STARTUP" => "STARTUP_ERROR",
        _ => "RUN_ERROR",
    };
}
