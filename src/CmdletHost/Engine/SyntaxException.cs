using System.Management.Automation;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>The text is not a pipeline that this host runs.</summary>
internal sealed class SyntaxException(string message, int column)
    : RuntimeException($"{message} (column {column + 1}).{Home}", null, "ParserError", ErrorCategory.ParserError, null)
{
    private const string Home = " CmdletHost runs one-liners of commands, pipes and literals; PowerShell runs the rest.";
}
