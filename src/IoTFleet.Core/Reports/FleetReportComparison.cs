using System.Text.RegularExpressions;

namespace IoTFleet.Core.Reports;

/// <summary>Compares two reports of one fleet.</summary>
public static class FleetReportComparison
{
    /// <summary>A report with what has changed in it since an earlier one.</summary>
    /// <exception cref="FleetReportException">The earlier report is of another account or region, or of a later time.</exception>
    public static FleetReport Since(this FleetReport now, FleetReport before)
    {
        if (before.Region != now.Region || (before.Account != now.Account && before.Account != "unknown" && now.Account != "unknown"))
            throw new FleetReportException($"The earlier report is of account {before.Account} in {before.Region}, and this one of account {now.Account} in {now.Region}.");
        if (before.TakenAt > now.TakenAt)
            throw new FleetReportException($"The earlier report was taken at {before.TakenAt:u}, which is later than now ({now.TakenAt:u}).");
        return now with
        {
            Changes = new FleetReportChanges
            {
                Since = before.TakenAt,
                Health = before.Greengrass?.Health,
                ManagedThings = before.ManagedThings?.Total,
                Items = [.. Between(before, now)],
            },
        };
    }

    private static IEnumerable<FleetReportChange> Between(FleetReport before, FleetReport now)
    {
        if (before.Greengrass is { } old && now.Greengrass is { } devices)
        {
            foreach (var change in Compare(FleetReportSubject.CoreDevice, old.Devices, devices.Devices, d => d.CoreDeviceThingName, d => d.Health.ToString())) yield return change;

            // A device that is new or gone is told already, and a quick report knows of no nucleus and no drift.
            foreach (var change in Compare(FleetReportSubject.Nucleus, old.Devices, devices.Devices, d => d.CoreDeviceThingName, d => d.NucleusVersion))
                if (change is { Before: not null, After: not null }) yield return change;
            foreach (var change in Compare(FleetReportSubject.BrokenComponent, Broken(old), Broken(devices), b => b.Name, b => b.Where)) yield return change;
            foreach (var change in Compare(FleetReportSubject.Deployment, old.Rollouts, devices.Rollouts, r => r.Target, Words)) yield return change;
            if (old.Drift is { } drift && devices.Drift is { } present)
                foreach (var change in Compare(FleetReportSubject.Drift, ByTarget(drift), ByTarget(present), d => d.Target, d => d.Words)) yield return change;
        }

        if (before.ManagedThings is not { } then || now.ManagedThings is not { } things) yield break;
        var connectivityIsKnown = !before.IsQuick && !now.IsQuick;
        foreach (var change in Compare(FleetReportSubject.ManagedThing, then.Things, things.Things, t => t.ManagedThingId, t => Words(t, connectivityIsKnown)))
            yield return change with { Name = NameOf(change.Name) };
        foreach (var change in Compare(FleetReportSubject.FirmwareTask, then.FirmwareTasks, things.FirmwareTasks, t => t.TaskId, Words))
            if (change.After is not null) yield return change;

        string NameOf(string id) => things.Things.Concat(then.Things).FirstOrDefault(t => t.ManagedThingId == id)?.ToString() ?? id;
    }

    private static IEnumerable<FleetReportChange> Compare<T>(FleetReportSubject about, IEnumerable<T> before, IEnumerable<T> after, Func<T, string> name, Func<T, string?> words)
    {
        var old = before.GroupBy(name).ToDictionary(g => g.Key, g => words(g.First()), StringComparer.Ordinal);
        var now = after.GroupBy(name).ToDictionary(g => g.Key, g => words(g.First()), StringComparer.Ordinal);
        foreach (var key in old.Keys.Union(now.Keys).OrderBy(k => k, StringComparer.Ordinal))
        {
            old.TryGetValue(key, out var was);
            now.TryGetValue(key, out var @is);
            if (was != @is) yield return new FleetReportChange(about, key, was, @is);
        }
    }

    private static IEnumerable<(string Name, string Where)> Broken(GreengrassReport report) => report.BrokenComponents
        .GroupBy(b => $"{b.ComponentName} {b.ComponentVersion}")
        .Select(g => (g.Key, On([.. g.SelectMany(b => b.Devices).Distinct().OrderBy(d => d, StringComparer.Ordinal)])));

    private static string On(IReadOnlyList<string> devices)
    {
        const int Named = 5;
        return $"on {devices.Count}: {string.Join(", ", devices.Take(Named))}{(devices.Count > Named ? $" and {devices.Count - Named} more" : "")}";
    }

    private static IEnumerable<(string Target, string Words)> ByTarget(IReadOnlyList<DriftReport> drift) => drift
        .GroupBy(d => d.Target)
        .Select(g => (g.Key, $"{g.Sum(d => d.Count)} differences on {g.SelectMany(d => d.Devices).Distinct().Count()} devices"));

    private static string Words(RolloutReport r) =>
        $"revision {r.RevisionId}, {Plain(r.Verdict)}: {r.Succeeded} of {r.Targeted} succeeded{Part(r.Recovered, "recovered")}{Part(r.Failed, "failed")}{Part(r.InProgress, "working")}{Part(r.NotReported, "not reported")}{Part(r.Canceled, "canceled")}";

    private static string Words(FirmwareTaskReport t) => $"{t.Status}: {t.Succeeded} of {t.Total} succeeded{Part(t.Failed, "failed")}";

    private static string Words(ManagedThingReport t, bool withConnectivity) =>
        withConnectivity && t.Connectivity is ("Connected" or "Disconnected") ? $"{t.ProvisioningStatus}, {t.Connectivity}" : $"{t.ProvisioningStatus}";

    private static string Plain(Enum value) => Regex.Replace(value.ToString(), "(?<=[a-z])[A-Z]", m => " " + m.Value).ToLowerInvariant();

    private static string Part(int count, string words) => count > 0 ? $", {count} {words}" : "";
}
