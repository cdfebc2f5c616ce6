using System.Collections.ObjectModel;
using System.Management.Automation;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>Puts objects with the same values together.</summary>
[Cmdlet("Group", "Object")]
internal sealed class GroupObject : PSCmdlet
{
    private readonly List<(object?[] Values, List<PSObject> Items)> _groups = [];
    private PropertyReader[] _readers = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter NoElement { get; set; }

    protected override void BeginProcessing() => _readers = [.. (Property ?? []).Select(PropertyReader.Of)];

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;
        object?[] values = _readers.Length == 0 ? [PSObject.Unwrap(InputObject)] : [.. _readers.Select(r => PSObject.Unwrap(r.Of(InputObject)))];
        List<PSObject>? items = _groups.Find(g => g.Values.Zip(values).All(v => LanguagePrimitives.Equals(v.First, v.Second, ignoreCase: true))).Items;
        if (items is null)
            _groups.Add((values, items = []));
        items.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        IEnumerable<(object?[] Values, List<PSObject> Items)> sorted = _groups.OrderBy(g => string.Join(", ", g.Values.Select(v => Conversion.ToText(v))), StringComparer.OrdinalIgnoreCase);
        foreach ((object?[] values, List<PSObject> items) in sorted)
        {
            var group = new PSObject();
            group.TypeNames.Insert(0, NoElement ? "Microsoft.PowerShell.Commands.GroupInfoNoElement" : "Microsoft.PowerShell.Commands.GroupInfo");
            group.Properties.Add(new PSNoteProperty("Count", items.Count));
            group.Properties.Add(new PSNoteProperty("Name", string.Join(", ", values.Select(v => Conversion.ToText(v)))));
            if (!NoElement)
            {
                group.Properties.Add(new PSNoteProperty("Group", new Collection<PSObject>(items)));
                group.Properties.Add(new PSNoteProperty("Values", values));
            }

            WriteObject(group);
        }
    }
}
