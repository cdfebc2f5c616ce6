namespace System.Management.Automation;

/// <summary>Stands in an error record for the exception that holds the record.</summary>
public class ParentContainsErrorRecordException : SystemException
{
    private readonly Exception? _wrapper;

    /// <summary>Creates the exception.</summary>
    public ParentContainsErrorRecordException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public ParentContainsErrorRecordException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ParentContainsErrorRecordException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Stands for an exception.</summary>
    public ParentContainsErrorRecordException(Exception wrapperException) => _wrapper = wrapperException;

    /// <inheritdoc/>
    public override string Message => _wrapper?.Message ?? base.Message;
}

/// <summary>Base of the engine's exceptions.</summary>
public class RuntimeException : SystemException, IContainsErrorRecord
{
    private ErrorRecord? _record;

    /// <summary>Creates the exception.</summary>
    public RuntimeException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public RuntimeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public RuntimeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public RuntimeException(string message, Exception? innerException, ErrorRecord? errorRecord)
        : base(message, innerException) => _record = errorRecord;

    internal RuntimeException(string message, Exception? innerException, string errorId, ErrorCategory category, object? target)
        : base(message, innerException) => _record = new ErrorRecord(new ParentContainsErrorRecordException(this), errorId, category, target);

    /// <summary>The error.</summary>
    public virtual ErrorRecord ErrorRecord => _record ??=
        new ErrorRecord(new ParentContainsErrorRecordException(this), DefaultErrorId, DefaultCategory, null);

    /// <summary>Whether a script threw it.</summary>
    public bool WasThrownFromThrowStatement { get; set; }

    private protected virtual string DefaultErrorId => "RuntimeException";

    private protected virtual ErrorCategory DefaultCategory => ErrorCategory.NotSpecified;
}

/// <summary>A cmdlet failed.</summary>
public class CmdletInvocationException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    public CmdletInvocationException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public CmdletInvocationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public CmdletInvocationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal CmdletInvocationException(ErrorRecord record)
        : base(record.ToString(), record.Exception, record)
    {
    }
}

/// <summary>An error that a preference made final.</summary>
public class ActionPreferenceStopException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    public ActionPreferenceStopException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public ActionPreferenceStopException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ActionPreferenceStopException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal ActionPreferenceStopException(ErrorRecord record)
        : base($"The running command stopped because the preference variable \"ErrorActionPreference\" or common parameter is set to Stop: {record}", record.Exception, record)
    {
    }
}

/// <summary>The pipeline is stopping.</summary>
public class PipelineStoppedException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    public PipelineStoppedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public PipelineStoppedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PipelineStoppedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    private protected override string DefaultErrorId => "PipelineStopped";

    private protected override ErrorCategory DefaultCategory => ErrorCategory.OperationStopped;
}

/// <summary>No command has the name.</summary>
public class CommandNotFoundException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    public CommandNotFoundException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public CommandNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public CommandNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The name.</summary>
    public string CommandName { get; set; } = string.Empty;

    private protected override string DefaultErrorId => "CommandNotFoundException";

    private protected override ErrorCategory DefaultCategory => ErrorCategory.ObjectNotFound;
}

/// <summary>A declaration, or what was checked against it, is wrong.</summary>
public class MetadataException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    public MetadataException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public MetadataException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public MetadataException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    private protected override string DefaultErrorId => "RuntimeException";

    private protected override ErrorCategory DefaultCategory => ErrorCategory.MetadataError;
}

/// <summary>An argument did not pass validation.</summary>
public class ValidationMetadataException : MetadataException
{
    /// <summary>Creates the exception.</summary>
    public ValidationMetadataException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public ValidationMetadataException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ValidationMetadataException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>An argument could not be transformed.</summary>
public class ArgumentTransformationMetadataException : MetadataException
{
    /// <summary>Creates the exception.</summary>
    public ArgumentTransformationMetadataException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public ArgumentTransformationMetadataException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ArgumentTransformationMetadataException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A declaration cannot be read.</summary>
public class ParsingMetadataException : MetadataException
{
    /// <summary>Creates the exception.</summary>
    public ParsingMetadataException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public ParsingMetadataException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ParsingMetadataException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A member of an object failed.</summary>
public class ExtendedTypeSystemException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    public ExtendedTypeSystemException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public ExtendedTypeSystemException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ExtendedTypeSystemException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A property could not be read.</summary>
public class GetValueException : ExtendedTypeSystemException
{
    /// <summary>Creates the exception.</summary>
    public GetValueException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public GetValueException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public GetValueException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A property threw when read.</summary>
public class GetValueInvocationException : GetValueException
{
    /// <summary>Creates the exception.</summary>
    public GetValueInvocationException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public GetValueInvocationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public GetValueInvocationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A property could not be set.</summary>
public class SetValueException : ExtendedTypeSystemException
{
    /// <summary>Creates the exception.</summary>
    public SetValueException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public SetValueException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public SetValueException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A property threw when set.</summary>
public class SetValueInvocationException : SetValueException
{
    /// <summary>Creates the exception.</summary>
    public SetValueInvocationException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public SetValueInvocationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public SetValueInvocationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A wildcard pattern is wrong.</summary>
public class WildcardPatternException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    public WildcardPatternException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public WildcardPatternException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public WildcardPatternException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A variable, drive or item failed.</summary>
public class SessionStateException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    public SessionStateException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public SessionStateException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public SessionStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The item.</summary>
    public string ItemName { get; internal set; } = string.Empty;
}

/// <summary>An item is not there.</summary>
public class ItemNotFoundException : SessionStateException
{
    /// <summary>Creates the exception.</summary>
    public ItemNotFoundException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public ItemNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ItemNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
