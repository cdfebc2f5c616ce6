using System.Globalization;
using System.Text.RegularExpressions;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations.Ota;

/// <summary>
/// A query over the fleet such as <c>attributes.floor:2 AND (model:LH* OR NOT connectivity.connected:true)</c>: terms of a
/// field and a value with wildcards or a comparison, joined by AND, OR and NOT.
/// </summary>
internal sealed class ThingQuery
{
    private static readonly Regex Token = new(@"\G\s*(?<token>\(|\)|[^\s():]+:""[^""]*""|[^\s()]+)", RegexOptions.CultureInvariant);
    private readonly List<string> _tokens;
    private int _next;

    private ThingQuery(List<string> tokens) => _tokens = tokens;

    /// <summary>What the query means, or null when it is not one.</summary>
    internal static Func<ManagedThing, bool>? Parse(string text)
    {
        var tokens = new List<string>();
        var position = 0;
        for (var match = Token.Match(text); match.Success; match = match.NextMatch())
        {
            tokens.Add(match.Groups["token"].Value);
            position = match.Index + match.Length;
        }

        if (text.Substring(position).Trim().Length > 0) return null;
        var query = new ThingQuery(tokens);
        var meaning = query.Any();
        return query._next == tokens.Count ? meaning : null;
    }

    private Func<ManagedThing, bool>? Any()
    {
        var left = All();
        while (left is not null && Takes("OR"))
        {
            var (first, second) = (left, All());
            left = second is null ? null : thing => first(thing) || second(thing);
        }

        return left;
    }

    // Terms side by side are joined by AND, too.
    private Func<ManagedThing, bool>? All()
    {
        var left = One();
        while (left is not null && _next < _tokens.Count && _tokens[_next] is not ("OR" or ")"))
        {
            Takes("AND");
            var (first, second) = (left, One());
            left = second is null ? null : thing => first(thing) && second(thing);
        }

        return left;
    }

    private Func<ManagedThing, bool>? One()
    {
        if (_next == _tokens.Count) return null;
        if (Takes("NOT")) return One() is { } inner ? thing => !inner(thing) : null;
        if (Takes("(")) return Any() is { } group && Takes(")") ? group : null;
        return Term(_tokens[_next++]);
    }

    private bool Takes(string token)
    {
        if (_next == _tokens.Count || _tokens[_next] != token) return false;
        _next++;
        return true;
    }

    private static Func<ManagedThing, bool>? Term(string token)
    {
        if (token == "*") return _ => true;
        var colon = token.IndexOf(':');
        if (token is "AND" or "OR" or ")" || colon <= 0 || colon == token.Length - 1) return null;
        var field = token.Substring(0, colon);
        var matches = Value(token.Substring(colon + 1).Trim('"'));
        return thing => Field(thing, field) is { } value && matches(value);
    }

    private static Func<string, bool> Value(string pattern)
    {
        var comparison = Regex.Match(pattern, @"\A(?<operator><=|>=|<|>)(?<number>-?[0-9.]+)\z", RegexOptions.CultureInvariant);
        if (comparison.Success && double.TryParse(comparison.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit))
            return value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && comparison.Groups["operator"].Value switch
            {
                "<" => number < limit,
                "<=" => number <= limit,
                ">" => number > limit,
                _ => number >= limit,
            };
        var regex = new Regex($@"\A{Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".")}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
        return regex.IsMatch;
    }

    private static string? Field(ManagedThing thing, string field) => field switch
    {
        "thingName" or "managedThingId" or "id" => thing.Id,
        "name" => thing.Name,
        "role" => thing.Role.Value,
        "brand" => thing.Brand,
        "model" => thing.Model,
        "classification" => thing.Classification,
        "owner" => thing.Owner,
        "serialNumber" => thing.SerialNumber,
        "parentControllerId" => thing.ParentControllerId,
        "credentialLockerId" => thing.CredentialLockerId,
        "provisioningStatus" => thing.Status.Value,
        "connectivity.connected" => thing.Connected ? "true" : "false",
        _ => MetaData(thing, field),
    };

    private static string? MetaData(ManagedThing thing, string field)
    {
        const string Prefix = "attributes.";
        var name = field.StartsWith(Prefix, StringComparison.Ordinal) ? field.Substring(Prefix.Length) : field;
        return thing.MetaData is { } metaData && metaData.TryGetValue(name, out var value) ? value : null;
    }
}
