using System.Management.Automation;
using System.Reflection;

namespace IoTFleet.CmdletHost.Engine;

/// <summary>Runs one command of a pipeline.</summary>
internal sealed class CommandProcessor : IDisposable
{
    private readonly PipelineProcessor _pipeline;
    private readonly CommandStage _stage;
    private readonly ParameterBinder _binder;
    private readonly CommandRuntime _runtime;
    private bool _begun;

    public CommandProcessor(PipelineProcessor pipeline, CmdletInfo command, CommandStage stage, InvocationInfo invocation)
    {
        _pipeline = pipeline;
        _stage = stage;
        Command = command;
        Invocation = invocation;
        try
        {
            Cmdlet = (Cmdlet)Activator.CreateInstance(command.ImplementingType, nonPublic: true)!;
        }
        catch (TargetInvocationException e)
        {
            throw new RuntimeException($"{command.Name} cannot be created: {e.InnerException!.Message}", e.InnerException);
        }

        _binder = new ParameterBinder(Cmdlet, command.Metadata, invocation, pipeline.Session.Engine);
        _runtime = new CommandRuntime(pipeline, this, _binder);
        Cmdlet.CommandRuntime = _runtime;
        if (Cmdlet is PSCmdlet cmdlet)
        {
            cmdlet.MyInvocation = invocation;
            cmdlet.SessionState = pipeline.Session.SessionState;
        }
    }

    public CmdletInfo Command { get; }

    public Cmdlet Cmdlet { get; }

    public InvocationInfo Invocation { get; }

    public CommandProcessor? Next { get; set; }

    /// <summary>Whether a command below has stopped this one.</summary>
    public bool IsOver { get; set; }

    /// <summary>Binds the command line.</summary>
    public void Prepare()
    {
        try
        {
            _binder.BindCommandLine(_stage.Arguments, e => e.Evaluate(_pipeline.Session.Scope(null)), Invocation.ExpectingInput);
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (Exception e)
        {
            throw _pipeline.Fail(Describe(e));
        }
    }

    public void Begin()
    {
        if (_begun)
            return;
        _begun = true;
        Call(Cmdlet.DoBeginProcessing);
    }

    // A command that starts the pipeline has one record; the others have one per object.
    public void ProcessWithoutInput() => Call(Cmdlet.DoProcessRecord);

    public void Process(object? input)
    {
        Begin();
        if (!_binder.TakesInput && Command.Metadata.Parameters.All(p => p.Sets.Values.All(s => !s.ValueFromPipeline && !s.ValueFromPipelineByPropertyName)))
        {
            WriteNotBound(input);
            return;
        }

        SetPipelineObject(input);
        try
        {
            if (!_binder.BindPipelineObject(input))
            {
                WriteNotBound(input);
                return;
            }
        }
        catch (ParameterBindingException e)
        {
            ErrorRecord error = Describe(e);
            error.SetTarget(input);
            _pipeline.RunAs(this, () => _runtime.WriteError(error));
            return;
        }

        Call(Cmdlet.DoProcessRecord);
    }

    public void End()
    {
        Begin();
        SetPipelineObject(null);
        Call(Cmdlet.DoEndProcessing);
        _runtime.SetVariables();
    }

    public void Stop()
    {
        try
        {
            Cmdlet.DoStopProcessing();
        }
        catch (Exception)
        {
            // There is nobody to tell, and the others still have to be stopped.
        }
    }

    public void Dispose()
    {
        try
        {
            (Cmdlet as IDisposable)?.Dispose();
        }
        catch (Exception)
        {
            // As with Stop.
        }
    }

    /// <summary>The error record of an exception, with this call in it.</summary>
    public ErrorRecord Describe(Exception exception)
    {
        ErrorRecord record = exception is IContainsErrorRecord { ErrorRecord: { } own }
            ? new ErrorRecord(own, exception)
            : new ErrorRecord(exception, exception.GetType().FullName!, ErrorCategory.NotSpecified, null);
        record.SetInvocation(Invocation, Command.ImplementingType);
        return record;
    }

    private void SetPipelineObject(object? input)
    {
        if (Cmdlet is PSCmdlet cmdlet) cmdlet.CurrentPipelineObject = input is null ? null : PSObject.AsPSObject(input);
    }

    private void WriteNotBound(object? input)
    {
        var exception = new ParameterBindingException(
            "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.",
            "InputObjectNotBound", ErrorCategory.InvalidArgument, Invocation, null, null, input?.GetType());
        ErrorRecord error = Describe(exception);
        error.SetTarget(input);
        _pipeline.RunAs(this, () => _runtime.WriteError(error));
    }

    private void Call(Action action)
    {
        try
        {
            _pipeline.RunAs(this, action);
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (Exception e)
        {
            // What a cmdlet throws because it is being stopped is no error of its own.
            if (_pipeline.IsStopping)
                throw new PipelineStoppedException();
            throw _pipeline.Fail(Describe(e is TargetInvocationException { InnerException: { } inner } ? inner : e));
        }
    }
}
