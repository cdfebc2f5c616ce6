namespace IoTFleet.Sandbox.ManagedIntegrations.Ota;

/// <summary>A time in which devices are told of a firmware task: once, or again and again as a cron expression says.</summary>
internal sealed class MaintenanceWindow
{
    private readonly Cron? _cron;
    private readonly DateTime _start;
    private readonly TimeSpan _duration;

    private MaintenanceWindow(Cron? cron, DateTime start, TimeSpan duration)
    {
        _cron = cron;
        _start = start;
        _duration = duration;
    }

    /// <summary>Reads a window; null when its start is neither a time nor a cron expression.</summary>
    internal static MaintenanceWindow? Parse(string? start, int minutes)
    {
        if (start is null) return null;
        var duration = TimeSpan.FromMinutes(minutes);
        if (Cron.Parse(start) is { } cron) return new MaintenanceWindow(cron, default, duration);
        return ScheduleTime.Parse(start) is { } time ? new MaintenanceWindow(null, time, duration) : null;
    }

    /// <summary>When the window is open next: now when it is open, null when never again.</summary>
    internal DateTime? NextOpening(DateTime now)
    {
        if (_cron is null) return now >= _start + _duration ? null : now > _start ? now : _start;
        var start = _cron.After(now - _duration);
        return start is { } time && time < now ? now : start;
    }
}
