using System.Collections;
using System.Management.Automation;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>A property as -Property takes it: a name, a script block, or a hashtable of Name and Expression.</summary>
internal sealed record PropertyReader(string Name, string? Property, ScriptBlock? Script)
{
    private static readonly Dictionary<string, object?> NoVariables = [];

    public static PropertyReader Of(object argument)
    {
        switch (PSObject.Unwrap(argument))
        {
            case ScriptBlock script:
                return new PropertyReader(script.ToString(), null, script);
            case IDictionary table:
                object? expression = Find(table, "Expression");
                string? name = Find(table, "Name") is { } given ? Conversion.ToText(given) : Find(table, "Label") is { } label ? Conversion.ToText(label) : null;
                return PSObject.Unwrap(expression) switch
                {
                    ScriptBlock script => new PropertyReader(name ?? script.ToString(), null, script),
                    null => throw new PSArgumentException("A property given as a hashtable needs an Expression."),
                    var property => new PropertyReader(name ?? Conversion.ToText(property), Conversion.ToText(property), null),
                };
            default:
                string text = Conversion.ToText(argument);
                return new PropertyReader(text, text, null);
        }
    }

    public static object? Evaluate(ScriptBlock script, object? item) =>
        script.Body.Evaluate(new Scope(NoVariables, item, _ => throw new PSNotSupportedException("A script block holds one expression here, not commands.")));

    public object? Of(PSObject? item) => Script is not null ? Evaluate(Script, item) : Members.Get(item, Property!);

    /// <summary>The reader for each property a wildcard names on an object; itself when it is none.</summary>
    public IEnumerable<PropertyReader> Expand(PSObject item)
    {
        if (Property is null || !WildcardPattern.ContainsWildcardCharacters(Property))
            return [this];
        return item.Properties.Match(Property).Select(p => new PropertyReader(p.Name, p.Name, null));
    }

    private static object? Find(IDictionary table, string name) =>
        table.Keys.OfType<string>().FirstOrDefault(k => k.Length > 0 && name.StartsWith(k, StringComparison.OrdinalIgnoreCase)) is { } key ? table[key] : null;
}
