using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>The names of types as the language writes them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, Type> Short = new(StringComparer.OrdinalIgnoreCase)
    {
        ["string"] = typeof(string),
        ["char"] = typeof(char),
        ["bool"] = typeof(bool),
        ["byte"] = typeof(byte),
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["double"] = typeof(double),
        ["float"] = typeof(float),
        ["decimal"] = typeof(decimal),
        ["switch"] = typeof(SwitchParameter),
        ["datetime"] = typeof(DateTime),
        ["timespan"] = typeof(TimeSpan),
        ["guid"] = typeof(Guid),
        ["uri"] = typeof(Uri),
        ["version"] = typeof(Version),
        ["regex"] = typeof(Regex),
        ["object"] = typeof(object),
        ["hashtable"] = typeof(Hashtable),
        ["ordered"] = typeof(OrderedDictionary),
        ["pscustomobject"] = typeof(PSCustomObject),
        ["psobject"] = typeof(PSObject),
    };

    public static Type? Find(string name)
    {
        if (name.EndsWith("[]", StringComparison.Ordinal))
            return Find(name[..^2])?.MakeArrayType();
        if (Short.TryGetValue(name, out Type? type))
            return type;
        return AppDomain.CurrentDomain.GetAssemblies()
            .Select(a => a.GetType(name, throwOnError: false, ignoreCase: true) ?? a.GetType("System." + name, throwOnError: false, ignoreCase: true))
            .FirstOrDefault(t => t is { IsPublic: true });
    }
}
