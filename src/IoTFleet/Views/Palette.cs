using System.Management.Automation;
using System.Reflection;

namespace IoTFleet.Views;

/// <summary>
/// The colours of status words, from $PSStyle: the user's own for errors and warnings. Where there is no $PSStyle, or colours are
/// not wanted, words stay plain.
/// </summary>
internal static class Palette
{
    private static readonly string[] Bad = ["FAIL", "BROKEN", "ERROR", "UNHEALTHY", "REJECT", "TIMED_OUT", "TIMEDOUT", "DENIED", "MISSING"];
    private static readonly string[] Good = ["HEALTHY", "RUNNING", "FINISHED", "SUCCEEDED", "ASSOCIATION_SUCCEEDED", "ASSOCIATED", "ACTIVATED", "DEPLOYABLE", "ENABLED", "RECOVERED"];
    private static readonly string[] Unfinished = ["PROGRESS", "QUEUED", "PENDING", "STARTING", "STOPPING", "CANCEL", "UNCONFIRMED", "NOTREPORTED", "UNASSOCIATED", "DISCOVERED"];

    // The reference that the module is compiled against knows no $PSStyle.
    private static readonly object? Style = typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?.GetProperty("Instance")?.GetValue(null);

    private static bool IsPlain =>
        Style is null || Read(Style, "OutputRendering") == "PlainText" || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>The word in its colour.</summary>
    internal static string Paint(string word)
    {
        if (word.Length == 0 || IsPlain) return word;
        var upper = word.ToUpperInvariant();
        var colour = Bad.Any(upper.Contains) ? Read(Style, "Formatting", "Error")
            : Good.Contains(upper) ? Read(Style, "Foreground", "Green")
            : Unfinished.Any(upper.Contains) ? Read(Style, "Formatting", "Warning")
            : null;
        return string.IsNullOrEmpty(colour) ? word : colour + word + Read(Style, "Reset");
    }

    private static string? Read(object? from, params string[] path)
    {
        foreach (var name in path) from = from?.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.GetValue(from);
        return from?.ToString();
    }
}
