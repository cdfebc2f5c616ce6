using System.Management.Automation;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>Writes objects as JSON.</summary>
[Cmdlet(VerbsData.ConvertTo, "Json")]
internal sealed class ConvertToJson : PSCmdlet
{
    private readonly List<object?> _items = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(0, 100)]
    public int Depth { get; set; } = 2;

    [Parameter]
    public SwitchParameter Compress { get; set; }

    [Parameter]
    public SwitchParameter EnumsAsStrings { get; set; }

    [Parameter]
    public SwitchParameter AsArray { get; set; }

    protected override void ProcessRecord() => _items.Add(InputObject);

    protected override void EndProcessing()
    {
        if (_items.Count == 0)
            return;
        object? value = _items.Count > 1 || AsArray ? _items.ToArray() : _items[0];

        // The array around several objects is no level of its own.
        int depth = _items.Count > 1 || AsArray ? Depth + 1 : Depth;
        string json = JsonFormatter.Write(value, new JsonFormatter.Options(depth, ForPrograms: false, EnumsAsStrings, Compress), out bool isCut);
        if (isCut)
            WriteWarning($"Resulting JSON is truncated as serialization has exceeded the set depth of {Depth}.");
        WriteObject(json);
    }
}
