using System.Globalization;
using System.Management.Automation;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>Counts objects, and sums up their numbers.</summary>
[Cmdlet("Measure", "Object")]
internal sealed class MeasureObject : PSCmdlet
{
    private readonly List<object> _values = [];
    private int _count;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string? Property { get; set; }

    [Parameter]
    public SwitchParameter Sum { get; set; }

    [Parameter]
    public SwitchParameter Average { get; set; }

    [Parameter]
    public SwitchParameter Minimum { get; set; }

    [Parameter]
    public SwitchParameter Maximum { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null || (Property is not null && !Members.Has(InputObject, Property)))
            return;
        object? value = PSObject.Unwrap(Property is null ? InputObject : Members.Get(InputObject, Property));
        if (value is null)
            return;
        _count++;
        _values.Add(value);
    }

    protected override void EndProcessing()
    {
        double[] numbers = [];
        if (Sum || Average)
        {
            try
            {
                numbers = [.. _values.Select(v => (double)Conversion.To(v, typeof(double))!)];
            }
            catch (InvalidCastException e)
            {
                ThrowTerminatingError(new ErrorRecord(e, "NonNumericInputObject", ErrorCategory.InvalidType, Property));
            }
        }

        var measured = new PSObject();
        measured.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.GenericMeasureInfo");
        Add("Count", _count);
        Add("Average", Average && _count > 0 ? numbers.Average() : null);
        Add("Sum", Sum && _count > 0 ? numbers.Sum() : null);
        Add("Maximum", Maximum ? Extreme(1) : null);
        Add("Minimum", Minimum ? Extreme(-1) : null);
        Add("StandardDeviation", null);
        Add("Property", Property);
        WriteObject(measured);

        void Add(string name, object? value) => measured.Properties.Add(new PSNoteProperty(name, value));
    }

    private object? Extreme(int sign)
    {
        object? best = null;
        foreach (object value in _values)
        {
            if (best is null || Comparison.Compare(value, best, ignoreCase: true) * sign > 0)
                best = value;
        }

        return best is not null && Conversion.IsNumeric(best.GetType()) ? Convert.ToDouble(best, CultureInfo.InvariantCulture) : best;
    }
}
