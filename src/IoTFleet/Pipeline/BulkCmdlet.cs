using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>A cmdlet that takes many inputs and overlaps their calls.</summary>
public abstract class BulkCmdlet : FleetCmdlet
{
    /// <summary>How many calls run at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    private protected override int Parallelism => ThrottleLimit;
}
