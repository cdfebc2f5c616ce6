namespace System.Management.Automation;

/// <summary>What was asked cannot be done now.</summary>
public class PSInvalidOperationException : InvalidOperationException, IContainsErrorRecord
{
    private ErrorRecord? _record;

    /// <summary>Creates the exception.</summary>
    public PSInvalidOperationException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSInvalidOperationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSInvalidOperationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PSInvalidOperationException(string message, string errorId)
        : base(message) => _record = new ErrorRecord(new ParentContainsErrorRecordException(this), errorId, ErrorCategory.InvalidOperation, null);

    /// <summary>The error.</summary>
    public ErrorRecord ErrorRecord => _record ??=
        new ErrorRecord(new ParentContainsErrorRecordException(this), "InvalidOperation", ErrorCategory.InvalidOperation, null);
}

/// <summary>An argument is wrong.</summary>
public class PSArgumentException : ArgumentException, IContainsErrorRecord
{
    private ErrorRecord? _record;

    /// <summary>Creates the exception.</summary>
    public PSArgumentException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSArgumentException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSArgumentException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSArgumentException(string message, string paramName)
        : base(message, paramName)
    {
    }

    /// <summary>The error.</summary>
    public ErrorRecord ErrorRecord => _record ??=
        new ErrorRecord(new ParentContainsErrorRecordException(this), "Argument", ErrorCategory.InvalidArgument, null);
}

/// <summary>An argument is null.</summary>
public class PSArgumentNullException : ArgumentNullException, IContainsErrorRecord
{
    private ErrorRecord? _record;

    /// <summary>Creates the exception.</summary>
    public PSArgumentNullException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSArgumentNullException(string paramName)
        : base(paramName)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSArgumentNullException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSArgumentNullException(string paramName, string message)
        : base(paramName, message)
    {
    }

    /// <summary>The error.</summary>
    public ErrorRecord ErrorRecord => _record ??=
        new ErrorRecord(new ParentContainsErrorRecordException(this), "ArgumentNull", ErrorCategory.InvalidArgument, null);
}

/// <summary>An argument is out of range.</summary>
public class PSArgumentOutOfRangeException : ArgumentOutOfRangeException, IContainsErrorRecord
{
    private ErrorRecord? _record;

    /// <summary>Creates the exception.</summary>
    public PSArgumentOutOfRangeException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSArgumentOutOfRangeException(string paramName)
        : base(paramName)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSArgumentOutOfRangeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSArgumentOutOfRangeException(string paramName, object actualValue, string message)
        : base(paramName, actualValue, message)
    {
    }

    /// <summary>The error.</summary>
    public ErrorRecord ErrorRecord => _record ??=
        new ErrorRecord(new ParentContainsErrorRecordException(this), "ArgumentOutOfRange", ErrorCategory.InvalidArgument, null);
}

/// <summary>What was asked is not supported.</summary>
public class PSNotSupportedException : NotSupportedException, IContainsErrorRecord
{
    private ErrorRecord? _record;

    /// <summary>Creates the exception.</summary>
    public PSNotSupportedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSNotSupportedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSNotSupportedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error.</summary>
    public ErrorRecord ErrorRecord => _record ??=
        new ErrorRecord(new ParentContainsErrorRecordException(this), "NotSupported", ErrorCategory.NotImplemented, null);
}

/// <summary>What was asked is not implemented.</summary>
public class PSNotImplementedException : NotImplementedException, IContainsErrorRecord
{
    private ErrorRecord? _record;

    /// <summary>Creates the exception.</summary>
    public PSNotImplementedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSNotImplementedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSNotImplementedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error.</summary>
    public ErrorRecord ErrorRecord => _record ??=
        new ErrorRecord(new ParentContainsErrorRecordException(this), "NotImplemented", ErrorCategory.NotImplemented, null);
}

/// <summary>A value cannot be converted.</summary>
public class PSInvalidCastException : InvalidCastException, IContainsErrorRecord
{
    private ErrorRecord? _record;

    /// <summary>Creates the exception.</summary>
    public PSInvalidCastException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSInvalidCastException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSInvalidCastException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error.</summary>
    public ErrorRecord ErrorRecord => _record ??=
        new ErrorRecord(new ParentContainsErrorRecordException(this), "PSInvalidCastException", ErrorCategory.InvalidArgument, null);
}

/// <summary>An object was used after its end.</summary>
public class PSObjectDisposedException : ObjectDisposedException, IContainsErrorRecord
{
    private ErrorRecord? _record;

    /// <summary>Creates the exception.</summary>
    public PSObjectDisposedException(string objectName)
        : base(objectName)
    {
    }

    /// <summary>Creates the exception.</summary>
    public PSObjectDisposedException(string objectName, string message)
        : base(objectName, message)
    {
    }

    /// <summary>The error.</summary>
    public ErrorRecord ErrorRecord => _record ??=
        new ErrorRecord(new ParentContainsErrorRecordException(this), "ObjectDisposed", ErrorCategory.InvalidOperation, null);
}
