namespace System.Management.Automation;

/// <summary>A record of the information stream.</summary>
public class InformationRecord
{
    /// <summary>A record and who wrote it.</summary>
    public InformationRecord(object messageData, string source)
    {
        MessageData = messageData;
        Source = source;
    }

    /// <summary>What is said.</summary>
    public object MessageData { get; }

    /// <summary>Who says it.</summary>
    public string Source { get; set; }

    /// <summary>What it is about.</summary>
    public List<string> Tags { get; } = [];

    /// <summary>When it was said.</summary>
    public DateTime TimeGenerated { get; set; } = DateTime.Now;

    /// <inheritdoc/>
    public override string ToString() => MessageData?.ToString() ?? string.Empty;
}

/// <summary>Text for the information stream, with its colours.</summary>
public class HostInformationMessage
{
    /// <summary>The text.</summary>
    public string? Message { get; set; }

    /// <summary>Whether the line goes on after it.</summary>
    public bool? NoNewLine { get; set; }

    /// <summary>The text's colour.</summary>
    public ConsoleColor? ForegroundColor { get; set; }

    /// <summary>The colour behind it.</summary>
    public ConsoleColor? BackgroundColor { get; set; }

    /// <inheritdoc/>
    public override string? ToString() => Message;
}
