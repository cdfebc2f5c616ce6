using System.Management.Automation;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>Puts objects in order; equal ones keep theirs.</summary>
[Cmdlet("Sort", "Object")]
internal sealed class SortObject : PSCmdlet, IComparer<object?[]>
{
    private readonly List<PSObject> _items = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    public int Compare(object?[]? x, object?[]? y)
    {
        for (int i = 0; i < x!.Length; i++)
        {
            int order = Order(x[i], y![i]);
            if (order != 0)
                return order;
        }

        return 0;
    }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _items.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        PropertyReader[] readers = [.. (Property ?? []).Select(PropertyReader.Of)];
        (object?[] Keys, PSObject Item)[] keyed = [.. _items.Select(item => (readers.Length == 0 ? [item] : readers.Select(r => r.Of(item)).ToArray(), item))];
        IEnumerable<(object?[] Keys, PSObject Item)> sorted = Descending ? keyed.OrderByDescending(k => k.Keys, this) : keyed.OrderBy(k => k.Keys, this);
        object?[]? before = null;
        foreach ((object?[] keys, PSObject item) in sorted)
        {
            if (!Unique || before is null || Compare(before, keys) != 0)
                WriteObject(item);
            before = keys;
        }
    }

    private static int Order(object? a, object? b)
    {
        try
        {
            // What is not ordered, such as an SDK's enumeration class, is ordered as text.
            object? left = PSObject.Unwrap(a);
            object? right = PSObject.Unwrap(b);
            return left is null or IComparable && right is null or IComparable
                ? Comparison.Compare(left, right, ignoreCase: true)
                : string.Compare(Conversion.ToText(left), Conversion.ToText(right), StringComparison.OrdinalIgnoreCase);
        }
        catch (PSArgumentException)
        {
            return string.Compare(Conversion.ToText(a), Conversion.ToText(b), StringComparison.OrdinalIgnoreCase);
        }
    }
}
