using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>Text that is shown as it is.</summary>
internal sealed record FormattedText(string Text);

/// <summary>Shows objects as tables and lists. Rows wait for others a moment, so that columns fit them.</summary>
internal sealed class Formatter(ViewTable views, TextWriter output, int width)
{
    private const int ValueLimit = 4;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(300);

    private readonly List<PSObject> _waiting = [];
    private View? _view;
    private string? _key;
    private string? _group;
    private int[]? _widths;
    private bool[] _right = [];
    private long _since;
    private bool _written;

    /// <summary>Shows all that comes as a table or list of these properties; null leaves it to the object.</summary>
    public (bool IsTable, IReadOnlyList<Column>? Columns)? Fixed { get; init; }

    public void Add(PSObject? item)
    {
        if (item is null)
            return;
        object inner = item.BaseObject;
        if (inner is FormattedText text)
        {
            Flush();
            output.Write(text.Text);
            return;
        }

        if (inner is IDictionary table && Fixed is null)
        {
            foreach (DictionaryEntry entry in table)
                AddRow(new PSObject { Properties = { new PSNoteProperty("Name", entry.Key), new PSNoteProperty("Value", entry.Value) } }, views.Find(["System.Collections.Hashtable"])!, "Hashtable");
            return;
        }

        if (Fixed?.Columns is null && IsPlain(inner) && views.Find(item.TypeNames, Fixed?.IsTable) is null)
        {
            Flush();
            output.WriteLine(Conversion.ToText(item));
            return;
        }

        (View view, string key) = ViewOf(item);
        AddRow(item, view, key);
    }

    public void Flush()
    {
        if (_view is null)
            return;
        WriteWaiting();
        output.WriteLine();
        _view = null;
        _key = null;
        _group = null;
        _widths = null;
    }

    /// <summary>A value in one line.</summary>
    public static string Cell(object? value) => PSObject.Unwrap(value) switch
    {
        null => string.Empty,
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        string text => OneLine(text),
        IDictionary table => "{" + Some(table.Keys.Cast<object>().Select(k => $"[{Conversion.ToText(k)}, {Conversion.ToText(table[k])}]")) + "}",
        IEnumerable items => "{" + Some(items.Cast<object?>().Select(Cell)) + "}",
        var other => OneLine(Conversion.ToText(value is PSObject { IsCustom: true } ? value : other)),
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Some(IEnumerable<string> values)
    {
        string[] all = [.. values.Take(ValueLimit + 1)];
        return string.Join(", ", all.Take(ValueLimit)) + (all.Length > ValueLimit ? "…" : string.Empty);
    }

    private static bool IsPlain(object value) => value is string or bool or char or DateTime or DateTimeOffset or Guid or Uri or Version or Enum or decimal
        || (value is IConvertible && Conversion.IsNumeric(value.GetType()));

    private (View View, string Key) ViewOf(PSObject item)
    {
        if (Fixed is { Columns: { } columns })
            return (new View([], columns, Fixed.Value.IsTable, null, null), "fixed");
        bool? wanted = Fixed?.IsTable;
        if (views.Find(item.TypeNames, wanted) is { } view)
            return (view, string.Join('|', view.TypeNames) + view.IsTable);
        IReadOnlyList<string> names = DefaultProperties(item) ?? [.. item.Properties.Select(p => p.Name)];
        bool isTable = wanted ?? names.Count <= ValueLimit;
        if (wanted == true && names.Count > 10)
            names = [.. names.Take(10)];
        return (new View([], [.. names.Select(n => new Column(n))], isTable, null, null), item.TypeNames[0] + isTable + string.Join('|', names));
    }

    private static IReadOnlyList<string>? DefaultProperties(PSObject item) =>
        ((item.Members["PSStandardMembers"] as PSMemberSet)?.Members["DefaultDisplayPropertySet"] as PSPropertySet)?.ReferencedPropertyNames
        ?? TypeTable.DefaultDisplayProperties(item.TypeNames);

    private void AddRow(PSObject item, View view, string key)
    {
        string? group = view.GroupBy is { } by ? Cell(by.Of(item)) : null;
        if (key != _key || group != _group)
        {
            Flush();
            _view = view;
            _key = key;
            _group = group;
            _since = Environment.TickCount64;
        }

        _waiting.Add(item);
        if (_widths is not null || TimeSpan.FromMilliseconds(Environment.TickCount64 - _since) > Wait)
            WriteWaiting();
    }

    private void WriteWaiting()
    {
        if (_waiting.Count == 0 || _view is null)
            return;
        PSObject[] items = [.. _waiting];
        _waiting.Clear();
        bool isFirst = _widths is null;
        if (isFirst)
        {
            if (_written || _view.GroupBy is null)
                output.WriteLine();
            _written = true;
            if (_view.GroupBy is { } by)
                output.WriteLine($"   {_view.GroupLabel ?? by.Heading}: {_group}\n");
        }

        if (_view.IsTable)
            WriteTable(items, isFirst);
        else
            WriteList(items, isFirst);
        output.Flush();
    }

    private void WriteTable(PSObject[] items, bool isFirst)
    {
        IReadOnlyList<Column> columns = _view!.Columns;
        object?[][] values = [.. items.Select(item => columns.Select(c => PSObject.Unwrap(c.Value.Of(item))).ToArray())];
        string[][] rows = [.. values.Select(row => row.Select(Cell).ToArray())];
        if (isFirst)
        {
            _right = [.. columns.Select((c, i) => c.Alignment == "RIGHT" || (c.Alignment.Length == 0 && values.Any(r => r[i] is not null) && values.All(r => r[i] is null || Conversion.IsNumeric(r[i]!.GetType()))))];
            _widths = Fit(columns, rows);
            string[] headings = [.. columns.Select(c => c.Value.Heading)];
            WriteRow(headings);
            WriteRow([.. headings.Select((h, i) => new string('-', Math.Min(h.Length, _widths[i])))]);
        }

        foreach (string[] row in rows)
            WriteRow(row);
    }

    private int[] Fit(IReadOnlyList<Column> columns, string[][] rows)
    {
        int[] widths = [.. columns.Select((c, i) => c.Width > 0 ? c.Width : rows.Select(r => r[i].Length).Append(c.Value.Heading.Length).Max())];

        // The widest gives way first, but no column that was given a width, and none below what can be read.
        while (widths.Sum() + widths.Length - 1 > width)
        {
            int widest = -1;
            for (int i = 0; i < widths.Length; i++)
            {
                if (columns[i].Width == 0 && widths[i] > 8 && (widest < 0 || widths[i] > widths[widest]))
                    widest = i;
            }

            if (widest < 0)
                break;
            widths[widest]--;
        }

        return widths;
    }

    private void WriteRow(string[] cells)
    {
        var line = new System.Text.StringBuilder();
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = cells[i].Length > _widths![i] ? string.Concat(cells[i].AsSpan(0, Math.Max(0, _widths[i] - 1)), "…") : cells[i];
            if (i > 0)
                line.Append(' ');
            line.Append(_right[i] ? cell.PadLeft(_widths[i]) : _view!.Columns[i].Alignment == "CENTER" ? cell.PadLeft((_widths[i] + cell.Length) / 2).PadRight(_widths[i]) : cell.PadRight(_widths[i]));
        }

        output.WriteLine(line.ToString().TrimEnd());
    }

    private void WriteList(PSObject[] items, bool isFirst)
    {
        _widths ??= [];
        foreach (PSObject item in items)
        {
            if (!isFirst)
                output.WriteLine();
            isFirst = false;
            int label = _view!.Columns.Select(c => c.Value.Heading.Length).DefaultIfEmpty().Max();
            foreach (Column column in _view.Columns)
                output.WriteLine($"{column.Value.Heading.PadRight(label)} : {ListCell(column.Value.Of(item))}".TrimEnd());
        }
    }

    private static string ListCell(object? value) => PSObject.Unwrap(value) is string text ? text : Cell(value);
}
