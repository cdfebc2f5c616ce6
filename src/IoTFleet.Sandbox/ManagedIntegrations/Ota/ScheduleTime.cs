using System.Globalization;

namespace IoTFleet.Sandbox.ManagedIntegrations.Ota;

/// <summary>A point in time as schedules write it, in UTC: ISO 8601, or date and minute.</summary>
internal static class ScheduleTime
{
    internal static DateTime? Parse(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
