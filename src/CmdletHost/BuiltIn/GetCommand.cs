using System.Management.Automation;

namespace IoTFleet.CmdletHost.BuiltIn;

/// <summary>Lists the cmdlets.</summary>
[Cmdlet(VerbsCommon.Get, "Command")]
internal sealed class GetCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public SwitchParameter Syntax { get; set; }

    protected override void ProcessRecord()
    {
        foreach (CmdletInfo command in Name.SelectMany(InvokeCommand.GetCmdlets))
        {
            if (Syntax)
            {
                WriteObject(command.Definition);
                continue;
            }

            var row = new PSObject();
            row.Properties.Add(new PSNoteProperty("CommandType", command.CommandType));
            row.Properties.Add(new PSNoteProperty("Name", command.Name));
            row.Properties.Add(new PSNoteProperty("Source", command.Source));
            WriteObject(row);
        }
    }
}
