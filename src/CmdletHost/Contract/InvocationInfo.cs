namespace System.Management.Automation;

/// <summary>One call of a command.</summary>
public class InvocationInfo
{
    internal InvocationInfo(CommandInfo command, string invocationName, string line, int offsetInLine, int position, int length, bool expectingInput)
    {
        MyCommand = command;
        InvocationName = invocationName;
        Line = line;
        OffsetInLine = offsetInLine;
        PipelinePosition = position;
        PipelineLength = length;
        ExpectingInput = expectingInput;
    }

    /// <summary>The parameters given, by name.</summary>
    public Dictionary<string, object?> BoundParameters { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the command was called from.</summary>
    public CommandOrigin CommandOrigin => CommandOrigin.Runspace;

    /// <summary>Whether objects come from the pipeline.</summary>
    public bool ExpectingInput { get; }

    /// <summary>The call's place in the history; it has none.</summary>
    public long HistoryId => -1;

    /// <summary>The name the command was called by.</summary>
    public string InvocationName { get; }

    /// <summary>The text of the pipeline.</summary>
    public string Line { get; }

    /// <summary>The command.</summary>
    public CommandInfo MyCommand { get; }

    /// <summary>The column of the call, from 1.</summary>
    public int OffsetInLine { get; }

    /// <summary>How many commands the pipeline has.</summary>
    public int PipelineLength { get; }

    /// <summary>Which of them this is, from 1.</summary>
    public int PipelinePosition { get; }

    /// <summary>Where the call is, in words.</summary>
    public string PositionMessage => $"At line:{ScriptLineNumber} char:{OffsetInLine}";

    /// <summary>The script; there is none.</summary>
    public string PSCommandPath => string.Empty;

    /// <summary>The script's folder; there is none.</summary>
    public string PSScriptRoot => string.Empty;

    /// <summary>The line of the call.</summary>
    public int ScriptLineNumber => 1;

    /// <summary>The script; there is none.</summary>
    public string ScriptName => string.Empty;

    /// <summary>Arguments that no parameter took; there are none.</summary>
    public List<object> UnboundArguments { get; } = [];
}
