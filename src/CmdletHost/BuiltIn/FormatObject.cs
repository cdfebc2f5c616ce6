using System.Globalization;
using System.Management.Automation;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>Shows objects in a shape that is asked for.</summary>
internal abstract class FormatObject : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    protected abstract bool IsTable { get; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _items.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        var session = SessionState.InvokeCommand.Session;
        var text = new StringWriter(CultureInfo.InvariantCulture);
        PropertyReader[] readers = [.. (Property ?? []).Select(PropertyReader.Of)];
        Column[]? columns = readers.Length == 0 || _items.Count == 0
            ? null
            : [.. readers.SelectMany(r => r.Expand(_items[0])).Select(r => new Column(new ViewValue(r.Property, r.Script?.Body, null, r.Name), 0, string.Empty))];
        var formatter = new Formatter(session.Views, text, session.Width) { Fixed = (IsTable, columns) };
        foreach (PSObject item in _items)
            formatter.Add(item);
        formatter.Flush();
        WriteObject(new FormattedText(text.ToString()));
    }
}

/// <summary>Shows objects in a table.</summary>
[Cmdlet("Format", "Table")]
internal sealed class FormatTable : FormatObject
{
    // Columns always fit; long values are always cut.
    [Parameter]
    public SwitchParameter AutoSize { get; set; }

    [Parameter]
    public SwitchParameter Wrap { get; set; }

    protected override bool IsTable => true;
}

/// <summary>Shows objects in a list.</summary>
[Cmdlet("Format", "List")]
internal sealed class FormatList : FormatObject
{
    protected override bool IsTable => false;
}
