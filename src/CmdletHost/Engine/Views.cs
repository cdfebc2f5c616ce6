using System.Management.Automation;
using System.Xml.Linq;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>Where a view's column or item gets its value.</summary>
internal sealed record ViewValue(string? Property, Expression? Script, string? Format, string? Label)
{
    public string Heading => Label ?? Property ?? Script?.ToString() ?? string.Empty;

    public object? Of(PSObject item)
    {
        try
        {
            if (Script is not null)
                return Script.Evaluate(new Scope(new Dictionary<string, object?>(), item, _ => []));
            object? value = Members.Has(item, Property!) ? Members.Get(item, Property!) : Members.GetPath(item, Property!);
            return Format is not null && value is IFormattable ? string.Format(System.Globalization.CultureInfo.InvariantCulture, Format, value) : value;
        }
        catch (Exception)
        {
            // As in PowerShell, a value that cannot be had is shown as none.
            return null;
        }
    }
}

/// <summary>One column of a table.</summary>
internal sealed record Column(ViewValue Value, int Width, string Alignment)
{
    public Column(string property)
        : this(new ViewValue(property, null, null, null), 0, string.Empty)
    {
    }
}

/// <summary>How objects of some types are shown.</summary>
internal sealed record View(IReadOnlyList<string> TypeNames, IReadOnlyList<Column> Columns, bool IsTable, ViewValue? GroupBy, string? GroupLabel);

/// <summary>The views that *.Format.ps1xml files declare.</summary>
internal sealed class ViewTable
{
    private readonly List<View> _views =
    [
        new(["Microsoft.PowerShell.Commands.GroupInfo"], [new Column("Count"), new Column("Name"), new Column("Group")], IsTable: true, null, null),
        new(["System.Collections.Hashtable", "System.Collections.Specialized.OrderedDictionary", "System.Collections.DictionaryEntry"], [new Column("Name"), new Column("Value")], IsTable: true, null, null),
    ];

    public View? Find(IEnumerable<string> typeNames, bool? table = null) =>
        typeNames.Select(type => _views.Find(v => (table ?? v.IsTable) == v.IsTable && v.TypeNames.Contains(type, StringComparer.OrdinalIgnoreCase))).FirstOrDefault(v => v is not null);

    public void Load(string path)
    {
        XElement root = XDocument.Load(path).Root!;
        Dictionary<string, string[]> sets = root.Elements("SelectionSets").Elements("SelectionSet")
            .ToDictionary(s => Text(s, "Name") ?? string.Empty, s => s.Elements("Types").Elements("TypeName").Select(t => t.Value.Trim()).ToArray());
        foreach (XElement view in root.Elements("ViewDefinitions").Elements("View"))
        {
            XElement? selected = view.Element("ViewSelectedBy");
            string[] types =
            [
                .. selected?.Elements("TypeName").Select(t => t.Value.Trim()) ?? [],
                .. selected?.Elements("SelectionSetName").SelectMany(s => sets.GetValueOrDefault(s.Value.Trim(), [])) ?? [],
            ];
            XElement? group = view.Element("GroupBy");
            ViewValue? groupBy = group is null ? null : Value(group, Text(group, "Label"));
            if (view.Element("TableControl") is { } table)
                _views.Add(new View(types, Table(table), IsTable: true, groupBy, Text(group, "Label")));
            else if (view.Element("ListControl") is { } list)
                _views.Add(new View(types, List(list), IsTable: false, groupBy, Text(group, "Label")));
        }
    }

    private static List<Column> Table(XElement table)
    {
        XElement[] headers = [.. table.Elements("TableHeaders").Elements("TableColumnHeader")];
        XElement[] items = [.. table.Elements("TableRowEntries").Elements("TableRowEntry").First().Elements("TableColumnItems").Elements("TableColumnItem")];
        List<Column> columns = [];
        for (int i = 0; i < items.Length; i++)
        {
            XElement? header = i < headers.Length ? headers[i] : null;
            int.TryParse(Text(header, "Width"), out int width);
            string alignment = Text(items[i], "Alignment") ?? Text(header, "Alignment") ?? string.Empty;
            columns.Add(new Column(Value(items[i], Text(header, "Label")), width, alignment.ToUpperInvariant()));
        }

        return columns;
    }

    private static List<Column> List(XElement list) =>
    [
        .. list.Elements("ListEntries").Elements("ListEntry").First().Elements("ListItems").Elements("ListItem")
            .Select(item => new Column(Value(item, Text(item, "Label")), 0, string.Empty)),
    ];

    private static ViewValue Value(XElement item, string? label)
    {
        string? format = Text(item, "FormatString");
        if (Text(item, "PropertyName") is { } property)
            return new ViewValue(property, null, format, label);
        string script = Text(item, "ScriptBlock") ?? string.Empty;
        try
        {
            return new ViewValue(null, Parser.ParseExpression(script), format, label ?? script);
        }
        catch (SyntaxException)
        {
            // The script needs PowerShell; the property that the column is named after tells nearly as much.
            return new ViewValue((label ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal), null, format, label);
        }
    }

    private static string? Text(XElement? parent, string name) =>
        parent?.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
