using System.Management.Automation;
using IoTFleet.Core.Reports;
using IoTFleet.Pipeline;

namespace IoTFleet.Reports;

/// <summary>
/// The command line that repeats a report. It is made of the parameters and not of what was typed, which may hold a key; a
/// selection is taken from the report's own JSON, so that it is the same devices again.
/// </summary>
internal static class FleetReportCommand
{
    private static readonly string[] Told = ["StaleAfter", "Quick", "Since", "ThrottleLimit", "EndpointUrl"];

    internal static string Of(IReadOnlyDictionary<string, object?> bound, FleetReportFiles files, FleetReportSelection? selection, Place place)
    {
        var parts = new List<string> { "Export-IoTFleetReport", Quoted(files.Page) };
        foreach (var name in Told)
            if (bound.TryGetValue(name, out var value)) parts.Add(value is SwitchParameter flag ? (flag ? $"-{name}" : "") : $"-{name} {Words(value)}");
        if (place.Settings.ProfileName is { } profile) parts.Add($"-ProfileName {Quoted(profile)}");
        if (place.Settings.ProfileLocation is { } file) parts.Add($"-ProfileLocation {Quoted(file)}");
        parts.Add($"-Region {Quoted(place.Session.Region)}");
        parts.Add("-Force");
        return (selection is null ? "" : Selected(selection, files)) + string.Join(" ", parts.Where(p => p.Length > 0));
    }

    private static string Selected(FleetReportSelection selection, FleetReportFiles files)
    {
        var report = $"Get-Content -Raw {Quoted(files.Data)} | ConvertFrom-Json";
        return selection.ManagedThings.Count == 0 ? $"({report}).greengrass.devices | "
            : selection.CoreDevices.Count == 0 ? $"({report}).managedThings.things | "
            : $"{report} | ForEach-Object {{ $_.greengrass.devices; $_.managedThings.things }} | ";
    }

    private static string Words(object? value) => value is string[] texts ? string.Join(",", texts.Select(Quoted)) : Quoted(FormattableString.Invariant($"{value}"));

    private static string Quoted(string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_' or '/' or '\\' or ':') ? text : $"'{text.Replace("'", "''")}'";
}
