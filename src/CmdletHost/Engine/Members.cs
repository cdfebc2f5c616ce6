using System.Collections;
using System.Management.Automation;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>Reads members by name.</summary>
internal static class Members
{
    /// <summary>The value of a member; null when there is none.</summary>
    public static object? Get(object? target, string name)
    {
        if (target is null)
            return name.Equals("Count", StringComparison.OrdinalIgnoreCase) ? 0 : null;
        object inner = PSObject.Unwrap(target)!;
        if (inner is IDictionary table && Key(table, name) is { } key)
            return table[key];
        if (PSObject.AsPSObject(target).Properties[name] is { } property)
            return property.Value;
        bool isCount = name.Equals("Count", StringComparison.OrdinalIgnoreCase);
        if (Conversion.AsEnumerable(inner) is not { } elements)
            return isCount ? 1 : null;
        if (isCount && inner is ICollection collection)
            return collection.Count;

        // Of a collection: the member of each element that has it.
        List<object?> values = [];
        foreach (object? element in elements)
        {
            if (element is null || !Has(element, name))
                continue;
            object? value = Get(element, name);
            if (Conversion.AsEnumerable(value) is { } many)
                values.AddRange(many.Cast<object?>());
            else
                values.Add(value);
        }

        return values.Count switch
        {
            0 => null,
            1 => values[0],
            _ => values.ToArray(),
        };
    }

    public static bool Has(object? target, string name) => target is not null
        && ((PSObject.Unwrap(target) is IDictionary table && Key(table, name) is not null) || PSObject.AsPSObject(target).Properties[name] is not null);

    /// <summary>The value at the end of a path such as A.B.C.</summary>
    public static object? GetPath(object? target, string path) => path.Split('.').Aggregate(target, Get);

    private static object? Key(IDictionary table, string name) =>
        table.Contains(name) ? name : table.Keys.OfType<string>().FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase));
}
