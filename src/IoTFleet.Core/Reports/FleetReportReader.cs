using IoTFleet.Core.IoT;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Reports;

/// <summary>Reads the state of a fleet. Both services are read at once; what one of them refuses does not keep the other from being told.</summary>
public static class FleetReportReader
{
    private const int AccountPart = 4;

    /// <summary>The state of the fleet.</summary>
    public static async Task<FleetReport> ReadAsync(FleetSession session, FleetReportOptions options, CancellationToken cancellation)
    {
        var unseen = new Unseen();
        var greengrass = new GreengrassReader(session, options, unseen);
        var things = new ManagedThingsReader(session, options, unseen);
        var devicesRead = options.ManagedThings is not null && options.CoreDevices is null ? null : greengrass.ReadAsync(cancellation);
        var thingsRead = options.CoreDevices is not null && options.ManagedThings is null ? null : things.ReadAsync(cancellation);
        var (devices, devicesError) = await SettledAsync(devicesRead, cancellation).ConfigureAwait(false);
        var (managed, thingsError) = await SettledAsync(thingsRead, cancellation).ConfigureAwait(false);

        // With nothing to tell there is no report; its cause is an error like any other.
        if (devices is null && managed is null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture((devicesError ?? thingsError)!).Throw();
        if (devicesError is not null) unseen.Add("the core devices", devicesError.Message);
        if (thingsError is not null) unseen.Add("the managed things", thingsError.Message);
        return new FleetReport
        {
            TakenAt = options.UtcNow(),
            Account = AccountOf(greengrass.Arn ?? things.Arn ?? await ThingArnAsync(session, devices, cancellation).ConfigureAwait(false)),
            Region = session.Region,
            Command = options.Command,
            IsSelection = options.IsSelection,
            IsQuick = options.IsQuick,
            StaleAfterHours = options.StaleAfter.TotalHours,
            Greengrass = devices,
            ManagedThings = managed,
            CannotSee = unseen.Lines,
        };
    }

    private static async Task<(T? Value, Exception? Error)> SettledAsync<T>(Task<T>? task, CancellationToken cancellation)
        where T : class
    {
        if (task is null) return (null, null);
        try
        {
            return (await task.ConfigureAwait(false), null);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return (null, e);
        }
    }

    private static async Task<string?> ThingArnAsync(FleetSession session, GreengrassReport? report, CancellationToken cancellation)
    {
        if (report is not { Devices.Count: > 0 }) return null;
        try
        {
            return await ThingGroups.ThingArnAsync(session, report.Devices[0].CoreDeviceThingName, cancellation).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // It is a line in the page's head, and no reason to have no page.
            return null;
        }
    }

    private static string AccountOf(string? arn) => arn?.Split(':') is { Length: > AccountPart } parts && parts[AccountPart].Length > 0 ? parts[AccountPart] : "unknown";
}
