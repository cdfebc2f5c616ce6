using System.Globalization;

namespace IoTFleet.Sandbox.ManagedIntegrations.Ota;

/// <summary>
/// A schedule such as <c>cron(0 18 ? * MON *)</c>: minutes, hours, day of the month, month, day of the week, year; with
/// six fields after the seconds, too. Fields are *, ?, numbers or names, ranges, lists and steps.
/// </summary>
internal sealed class Cron
{
    private const int DaysAhead = 366 * 2;
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private readonly HashSet<int> _minutes, _hours, _days, _months, _weekdays, _years;

    private Cron(HashSet<int>[] fields) => (_minutes, _hours, _days, _months, _weekdays, _years) = (fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);

    internal static Cron? Parse(string text)
    {
        if (!text.StartsWith("cron(", StringComparison.Ordinal) || !text.EndsWith(")", StringComparison.Ordinal)) return null;
        var parts = text.Substring(5, text.Length - 6).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 7) parts = parts.Skip(1).ToArray();
        if (parts.Length != 6) return null;
        var fields = new[]
        {
            Field(parts[0], 0, 59, null), Field(parts[1], 0, 23, null), Field(parts[2], 1, 31, null),
            Field(parts[3], 1, 12, Months), Field(parts[4], 1, 7, Days), Field(parts[5], 1970, 2199, null),
        };
        return fields.Any(f => f is null) ? null : new Cron(fields!);
    }

    /// <summary>The first time after another, or null when there is none within two years.</summary>
    internal DateTime? After(DateTime time)
    {
        for (var day = time.Date; day <= time.Date.AddDays(DaysAhead); day = day.AddDays(1))
        {
            if (!_years.Contains(day.Year) || !_months.Contains(day.Month) || !_days.Contains(day.Day) || !_weekdays.Contains((int)day.DayOfWeek + 1)) continue;
            foreach (var hour in _hours.OrderBy(h => h))
                foreach (var minute in _minutes.OrderBy(m => m))
                    if (day.AddHours(hour).AddMinutes(minute) is var found && found > time)
                        return found;
        }

        return null;
    }

    private static HashSet<int>? Field(string text, int low, int high, string[]? names)
    {
        var values = new HashSet<int>();
        foreach (var item in text.Split(','))
        {
            var step = item.Split('/');
            var by = 1;
            if (step.Length > 2 || (step.Length == 2 && !int.TryParse(step[1], NumberStyles.None, CultureInfo.InvariantCulture, out by)) || by < 1) return null;
            var range = step[0] is "*" or "?" ? [low, high] : step[0].Split('-').Select(v => Number(v, low, names)).ToArray();
            var (from, to) = (range[0], step.Length == 2 && range.Length == 1 ? high : range[range.Length - 1]);
            if (range.Length > 2 || from < low || to > high || from > to) return null;
            for (var value = from; value <= to; value += by) values.Add(value);
        }

        return values;
    }

    private static int Number(string text, int low, string[]? names) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : names is not null && Array.IndexOf(names, text.ToUpperInvariant()) is >= 0 and var index ? index + low
        : -1;
}
