using System.Management.Automation;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Session;

/// <summary>
/// The one place that knows what Connect-IoTFleet set. It holds for the process, so that background runspaces
/// (ForEach-Object -Parallel, thread jobs) work on the same fleet.
/// </summary>
internal static class Current
{
    private static volatile FleetContext? _context;

    internal static FleetContext? Context
    {
        get => _context;
        set => _context = value;
    }

    /// <summary>The time where the fleet is: the sandbox has its own.</summary>
    internal static DateTime UtcNow => Context?.Sandbox?.Clock.UtcNow ?? DateTime.UtcNow;

    /// <summary>The connected settings, or where nothing is connected those that AWS.Tools.Common leaves in the caller's variables.</summary>
    internal static SessionSettings Settings(PSCmdlet cmdlet) => Context?.Settings ?? Stored(cmdlet);

    /// <summary>What Set-AWSCredential and Set-DefaultAWSRegion of AWS.Tools.Common leave in the caller's variables.</summary>
    internal static SessionSettings Stored(PSCmdlet cmdlet) => new()
    {
        StoredRegion = Unwrap(cmdlet.GetVariableValue("StoredAWSRegion")) is { } region ? ForeignRegion(region) : null,
        Credential = Unwrap(cmdlet.GetVariableValue("StoredAWSCredentials")) is { } value ? ForeignCredentials.Wrap(value) : null,
    };

    // Its name, or a RegionEndpoint of another copy of the SDK.
    private static string? ForeignRegion(object region) => (region as string ?? region.GetType().GetProperty("SystemName")?.GetValue(region) ?? region).ToString();

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
