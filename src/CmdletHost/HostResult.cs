using System.Management.Automation;

namespace IoTFleet.CmdletHost;

/// <summary>Where a record goes.</summary>
public enum HostStream
{
    /// <summary>Objects.</summary>
    Output,

    /// <summary>Errors.</summary>
    Error,

    /// <summary>Warnings.</summary>
    Warning,

    /// <summary>What -Verbose shows.</summary>
    Verbose,

    /// <summary>What -Debug shows.</summary>
    Debug,

    /// <summary>Information.</summary>
    Information,

    /// <summary>Progress.</summary>
    Progress,

    /// <summary>What -WhatIf says.</summary>
    WhatIf,
}

/// <summary>What a pipeline wrote.</summary>
public sealed class HostResult
{
    private readonly Action<HostStream, object?>? _listener;
    private readonly List<PSObject?> _output = [];
    private readonly List<ErrorRecord> _errors = [];
    private readonly List<InformationRecord> _information = [];
    private readonly Dictionary<HostStream, List<object>> _records = [];

    internal HostResult(Action<HostStream, object?>? listener) => _listener = listener;

    /// <summary>The objects.</summary>
    public IReadOnlyList<PSObject?> Output => _output;

    /// <summary>All errors, the terminating one last.</summary>
    public IReadOnlyList<ErrorRecord> Errors => _errors;

    /// <summary>The error that ended the pipeline, if one did.</summary>
    public ErrorRecord? TerminatingError { get; private set; }

    /// <summary>The warnings.</summary>
    public IReadOnlyList<string> Warnings => Records<string>(HostStream.Warning);

    /// <summary>The verbose messages.</summary>
    public IReadOnlyList<string> Verbose => Records<string>(HostStream.Verbose);

    /// <summary>The debug messages.</summary>
    public IReadOnlyList<string> Debug => Records<string>(HostStream.Debug);

    /// <summary>The information records, shown or not.</summary>
    public IReadOnlyList<InformationRecord> Information => _information;

    /// <summary>The progress records.</summary>
    public IReadOnlyList<ProgressRecord> Progress => Records<ProgressRecord>(HostStream.Progress);

    /// <summary>What would have been done without -WhatIf.</summary>
    public IReadOnlyList<string> WhatIf => Records<string>(HostStream.WhatIf);

    /// <summary>Whether the pipeline was stopped.</summary>
    public bool IsStopped { get; internal set; }

    /// <summary>0, or 1 when there were errors, or 130 when stopped.</summary>
    public int ExitCode => IsStopped ? 130 : _errors.Count > 0 ? 1 : 0;

    internal void AddOutput(object? value)
    {
        PSObject? wrapped = value is null ? null : PSObject.AsPSObject(value);
        _output.Add(wrapped);
        _listener?.Invoke(HostStream.Output, wrapped);
    }

    internal void AddError(ErrorRecord error, bool isShown)
    {
        _errors.Add(error);
        if (isShown)
            _listener?.Invoke(HostStream.Error, error);
    }

    internal void AddTerminatingError(ErrorRecord error)
    {
        TerminatingError = error;
        AddError(error, isShown: true);
    }

    internal void AddInformation(InformationRecord record, bool isShown)
    {
        _information.Add(record);
        if (isShown)
            _listener?.Invoke(HostStream.Information, record);
    }

    internal void Add(HostStream stream, object record)
    {
        if (!_records.TryGetValue(stream, out List<object>? records))
            _records[stream] = records = [];
        records.Add(record);
        _listener?.Invoke(stream, record);
    }

    private List<T> Records<T>(HostStream stream) => [.. _records.GetValueOrDefault(stream, []).Cast<T>()];
}
