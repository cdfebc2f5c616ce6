using System.Management.Automation;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>Runs the commands of one pipeline on one thread, each object all the way down before the next.</summary>
internal sealed class PipelineProcessor : IDisposable
{
    private readonly List<CommandProcessor> _commands = [];
    private readonly Action<object?> _output;
    private readonly Thread _thread = Thread.CurrentThread;
    private readonly Lock _lock = new();
    private CommandProcessor? _current;
    private CommandProcessor? _stoppedUpstreamOf;
    private bool _disposed;

    public PipelineProcessor(HostSession session, PipelineSyntax syntax, HostResult result, Action<object?> output)
    {
        Session = session;
        Result = result;
        _output = output;
        int first = syntax.Stages[0] is ExpressionStage ? 1 : 0;
        int length = syntax.Stages.Count - first;
        for (int i = first; i < syntax.Stages.Count; i++)
        {
            var stage = (CommandStage)syntax.Stages[i];
            CmdletInfo command = session.FindCommand(stage.Name) ?? throw session.NotFound(stage);
            var invocation = new InvocationInfo(command, stage.Name, syntax.Text, stage.Column + 1, i - first + 1, length, expectingInput: i > 0);
            _commands.Add(new CommandProcessor(this, command, stage, invocation));
        }

        for (int i = 0; i + 1 < _commands.Count; i++)
            _commands[i].Next = _commands[i + 1];
    }

    public HostSession Session { get; }

    public HostResult Result { get; }

    public bool IsStopping { get; private set; }

    /// <summary>The error that ends the pipeline.</summary>
    public ErrorRecord? Failure { get; private set; }

    /// <summary>Runs all; what starts the pipeline as a value comes as <paramref name="input"/>.</summary>
    public void Run(IEnumerable<object?>? input)
    {
        try
        {
            foreach (CommandProcessor command in _commands)
                command.Prepare();
            Guard(() =>
            {
                foreach (CommandProcessor command in _commands)
                    command.Begin();
                if (input is null)
                {
                    _commands[0].ProcessWithoutInput();
                }
                else
                {
                    foreach (object? item in input)
                        Write(null, item);
                }
            });
            foreach (CommandProcessor command in _commands)
                Guard(() => command.End(), command);
        }
        catch (PipelineStoppedException)
        {
            // Failure or IsStopping says why.
        }
    }

    /// <summary>Writes an object below a command; null is above the first.</summary>
    public void Write(CommandProcessor? from, object? value)
    {
        if (Failure is not null || (_stoppedUpstreamOf is not null && (from is null || _commands.IndexOf(from) < _commands.IndexOf(_stoppedUpstreamOf))))
            throw new PipelineStoppedException();
        CommandProcessor? next = from is null ? _commands.FirstOrDefault() : from.Next;
        if (next is null)
            _output(value);
        else
            next.Process(value);
    }

    /// <summary>Lets a command, and only it, write for as long as its code runs.</summary>
    public void RunAs(CommandProcessor command, Action action)
    {
        CommandProcessor? before = _current;
        _current = command;
        try
        {
            if (IsStopping)
                throw new PipelineStoppedException();
            action();
        }
        finally
        {
            _current = before;
        }
    }

    public void RequireTurn(CommandProcessor command)
    {
        if (Thread.CurrentThread != _thread || _current != command)
        {
            throw new PSInvalidOperationException(
                "Write methods cannot be called from outside the overrides of BeginProcessing, ProcessRecord and EndProcessing, and only from the thread that runs them. Validate that the cmdlet makes these calls correctly.",
                "InvalidOperation");
        }
    }

    /// <summary>Notes the error that ends the pipeline and gives what to throw.</summary>
    public PipelineStoppedException Fail(ErrorRecord error)
    {
        Failure ??= error;
        return new PipelineStoppedException();
    }

    /// <summary>A command has enough: those above it end without EndProcessing.</summary>
    public PipelineStoppedException StopUpstreamOf(CommandProcessor command)
    {
        _stoppedUpstreamOf = command;
        return new PipelineStoppedException();
    }

    /// <summary>Ends the pipeline from another thread.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            if (IsStopping || _disposed)
                return;
            IsStopping = true;
        }

        foreach (CommandProcessor command in _commands)
            command.Stop();
    }

    public void Dispose()
    {
        lock (_lock)
            _disposed = true;
        foreach (CommandProcessor command in _commands)
            command.Dispose();
    }

    private void Guard(Action action, CommandProcessor? ending = null)
    {
        if (ending is { IsOver: true })
            return;
        try
        {
            action();
        }
        catch (PipelineStoppedException) when (_stoppedUpstreamOf is not null && Failure is null && !IsStopping)
        {
        }

        // A command may have caught what was to end it.
        if (Failure is not null)
            throw new PipelineStoppedException();
        if (_stoppedUpstreamOf is null)
            return;
        foreach (CommandProcessor command in _commands)
        {
            command.IsOver = true;
            if (command == _stoppedUpstreamOf)
                break;
        }

        _stoppedUpstreamOf = null;
    }
}
