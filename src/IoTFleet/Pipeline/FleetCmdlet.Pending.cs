using System.Management.Automation;
using IoTFleet.Core.Requests;

namespace IoTFleet.Pipeline;

public abstract partial class FleetCmdlet
{
    private const int NamedWrites = 20;
    private readonly PendingWrites _pending = new();

    /// <summary>
    /// Ends the cmdlet's calls: none goes out any more, and of those that may have changed something and were not answered the
    /// user is told.
    /// </summary>
    private void End(Action cancel)
    {
        var open = _pending.Close();
        cancel();
        if (open.Count == 0) return;
        var more = open.Count > NamedWrites ? $"{Environment.NewLine}  and {open.Count - NamedWrites} more" : "";
        var text = $"{MyInvocation.MyCommand?.Name} was stopped. Sent and not answered, so that it is not known whether the service did them:{string.Concat(open.Take(NamedWrites).Select(call => $"{Environment.NewLine}  {call}"))}{more}";
        try
        {
            // A pipeline that stops takes no warnings any more; the host does.
            Host?.UI?.WriteWarningLine(text);
        }
        catch (Exception e) when (e is RuntimeException or NotImplementedException or InvalidOperationException)
        {
            // There is nobody to be told.
        }
    }
}
