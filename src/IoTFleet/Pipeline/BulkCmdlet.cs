using System.Management.Automation;

namespace IoTFleet.Pipeline;

/// <summary>A cmdlet that takes many inputs and overlaps their calls.</summary>
/// <remarks>
/// Calls for several inputs overlap, ThrottleLimit of them at a time, and results come in the order of the inputs.
/// What fails for one input is an error that names it; the others go on.
/// </remarks>
public abstract class BulkCmdlet : FleetCmdlet
{
    /// <summary>How many calls run at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    private protected override int Parallelism => ThrottleLimit;
}
