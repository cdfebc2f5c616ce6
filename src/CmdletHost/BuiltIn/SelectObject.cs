using System.Management.Automation;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>Takes some objects, or some properties of all.</summary>
[Cmdlet(VerbsCommon.Select, "Object")]
internal sealed class SelectObject : PSCmdlet
{
    private readonly Queue<PSObject> _last = new();
    private readonly List<PSObject> _seen = [];
    private PropertyReader[] _readers = [];
    private WildcardPattern[] _excluded = [];
    private int _taken;
    private int _skipped;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public string[]? ExcludeProperty { get; set; }

    [Parameter]
    public string? ExpandProperty { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = -1;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; } = -1;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    // Objects are taken from above even when no more are wanted.
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private int SkippedLast => First < 0 ? Skip : 0;

    protected override void BeginProcessing()
    {
        _readers = [.. (Property ?? []).Select(PropertyReader.Of)];
        _excluded = [.. (ExcludeProperty ?? []).Select(p => WildcardPattern.Get(p, WildcardOptions.IgnoreCase))];
        if (_excluded.Length > 0 && _readers.Length == 0)
            _readers = [new PropertyReader("*", "*", null)];
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null || (First == 0 && Last < 0))
        {
            if (First == 0 && Last < 0)
                StopIfDone();
            return;
        }

        // With -Last alone, -Skip leaves out the last ones.
        if (_skipped < Skip && (Last < 0 || First >= 0))
        {
            _skipped++;
            return;
        }

        if (Last >= 0 && _taken >= First)
        {
            _last.Enqueue(InputObject);
            if (_last.Count > Last + SkippedLast)
                _last.Dequeue();
            return;
        }

        if (First < 0 || _taken < First)
        {
            // -Unique counts what is new only.
            if (Emit(InputObject))
                _taken++;
        }

        if (Last < 0)
            StopIfDone();
    }

    protected override void EndProcessing()
    {
        while (_last.Count > SkippedLast)
            Emit(_last.Dequeue());
    }

    private void StopIfDone()
    {
        if (First >= 0 && _taken >= First && !Wait && CommandRuntime is CommandRuntime runtime)
            throw runtime.StopUpstream();
    }

    private bool Emit(PSObject item)
    {
        PSObject result = item;
        if (_readers.Length > 0)
        {
            result = new PSObject();
            foreach (PropertyReader reader in _readers.SelectMany(r => r.Expand(item)))
            {
                if (result.Properties[reader.Name] is null && !_excluded.Any(e => e.IsMatch(reader.Name)))
                    result.Properties.Add(new PSNoteProperty(reader.Name, Read(reader, item)));
            }

            result.TypeNames.Insert(0, "Selected." + item.TypeNames[0]);
        }

        if (Unique)
        {
            if (_seen.Any(s => IsSame(s, result)))
                return false;
            _seen.Add(result);
        }

        if (ExpandProperty is null)
        {
            WriteObject(result);
            return true;
        }

        if (!Members.Has(item, ExpandProperty))
        {
            WriteError(new ErrorRecord(new PSArgumentException($"Property \"{ExpandProperty}\" cannot be found."), "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, item));
            return true;
        }

        WriteObject(Members.Get(item, ExpandProperty), enumerateCollection: true);
        return true;
    }

    private static object? Read(PropertyReader reader, PSObject item)
    {
        try
        {
            return reader.Of(item);
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static bool IsSame(PSObject a, PSObject b)
    {
        if (!a.IsCustom || !b.IsCustom)
            return LanguagePrimitives.Equals(a, b);
        PSPropertyInfo[] left = [.. a.Properties];
        PSPropertyInfo[] right = [.. b.Properties];
        return left.Length == right.Length && left.Zip(right).All(p => p.First.Name == p.Second.Name && Equals(Conversion.ToText(p.First.Value), Conversion.ToText(p.Second.Value)));
    }
}
