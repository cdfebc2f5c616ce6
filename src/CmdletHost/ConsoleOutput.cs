using System.Management.Automation;
using IoTFleet.CmdletHost.Engine;

namespace IoTFleet.CmdletHost;

/// <summary>Shows the records of a pipeline on the console: objects on standard output, the rest on standard error.</summary>
internal sealed class ConsoleOutput
{
    private readonly string _format;
    private readonly Formatter _formatter;
    private bool _hasProgress;

    public ConsoleOutput(HostSession session, string format)
    {
        _format = format;
        _formatter = new Formatter(session.Views, Console.Out, session.Width)
        {
            Fixed = format switch
            {
                "table" => (true, null),
                "list" => (false, null),
                _ => null,
            },
        };
    }

    public void WriteAllButOutput(HostStream stream, object? record)
    {
        if (stream != HostStream.Output)
            Write(stream, record);
    }

    public void Write(HostStream stream, object? record)
    {
        if (stream == HostStream.Progress)
        {
            WriteProgress((ProgressRecord)record!);
            return;
        }

        ClearProgress();
        switch (stream)
        {
            case HostStream.Output when _format == "none" || (_format == "json" && (record as PSObject)?.BaseObject is not FormattedText):
                break;
            case HostStream.Output:
                _formatter.Add((PSObject?)record);
                break;
            case HostStream.Error:
                _formatter.Flush();
                Console.Error.WriteLine(ErrorLine((ErrorRecord)record!));
                break;
            case HostStream.WhatIf when _format != "json":
                _formatter.Flush();
                Console.Out.WriteLine(record);
                break;
            case HostStream.WhatIf:
                Console.Error.WriteLine(record);
                break;
            case HostStream.Information:
                Console.Error.WriteLine(record);
                break;
            default:
                Console.Error.WriteLine($"{stream.ToString().ToUpperInvariant()}: {record}");
                break;
        }
    }

    public void Finish(HostResult result)
    {
        ClearProgress();
        if (_format == "json")
            Console.Out.WriteLine(HostSession.ToJson(result.Output));
        _formatter.Flush();
        if (result.IsStopped)
            Console.Error.WriteLine("Stopped.");
    }

    private static string ErrorLine(ErrorRecord error)
    {
        string command = error.InvocationInfo?.MyCommand.Name ?? "CmdletHost";
        string action = error.ErrorDetails?.RecommendedAction is { Length: > 0 } recommended ? Environment.NewLine + "  " + recommended : string.Empty;
        return $"{command}: {error}{action}";
    }

    private void WriteProgress(ProgressRecord record)
    {
        if (Console.IsErrorRedirected)
            return;
        ClearProgress();
        if (record.RecordType == ProgressRecordType.Completed)
            return;
        string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : string.Empty;
        string line = $"{record.Activity}: {record.StatusDescription}{percent}";
        int room = Math.Max(10, Console.WindowWidth - 1);
        Console.Error.Write(line.Length > room ? line[..room] : line);
        _hasProgress = true;
    }

    private void ClearProgress()
    {
        if (!_hasProgress)
            return;
        Console.Error.Write("\r" + new string(' ', Math.Max(10, Console.WindowWidth - 1)) + "\r");
        _hasProgress = false;
    }
}
