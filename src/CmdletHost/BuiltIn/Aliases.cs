namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>The built-in cmdlets and their short names.</summary>
internal static class Aliases
{
    public static readonly IReadOnlyList<Type> Commands =
    [
        typeof(WhereObject), typeof(ForEachObject), typeof(SelectObject), typeof(SortObject), typeof(GroupObject),
        typeof(MeasureObject), typeof(FormatTable), typeof(FormatList), typeof(ConvertToJson), typeof(OutNull), typeof(GetCommand),
    ];

    public static readonly IReadOnlyDictionary<string, string> BuiltIn = new Dictionary<string, string>
    {
        ["?"] = "Where-Object",
        ["where"] = "Where-Object",
        ["%"] = "ForEach-Object",
        ["foreach"] = "ForEach-Object",
        ["select"] = "Select-Object",
        ["sort"] = "Sort-Object",
        ["group"] = "Group-Object",
        ["measure"] = "Measure-Object",
        ["ft"] = "Format-Table",
        ["fl"] = "Format-List",
        ["gcm"] = "Get-Command",
    };
}
