using System.Globalization;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>One error, with what it was about.</summary>
public class ErrorRecord
{
    private readonly string _errorId;
    private string? _commandType;

    /// <summary>Describes an error.</summary>
    public ErrorRecord(Exception exception, string errorId, ErrorCategory errorCategory, object? targetObject)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
        _errorId = errorId ?? string.Empty;
        TargetObject = targetObject;
        CategoryInfo = new ErrorCategoryInfo(this, errorCategory);
    }

    /// <summary>The same error under another exception.</summary>
    public ErrorRecord(ErrorRecord errorRecord, Exception? replaceParentContainsErrorRecordException)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        Exception = errorRecord.Exception is ParentContainsErrorRecordException && replaceParentContainsErrorRecordException is not null
            ? replaceParentContainsErrorRecordException
            : errorRecord.Exception;
        _errorId = errorRecord._errorId;
        _commandType = errorRecord._commandType;
        TargetObject = errorRecord.TargetObject;
        ErrorDetails = errorRecord.ErrorDetails;
        InvocationInfo = errorRecord.InvocationInfo;
        CategoryInfo = new ErrorCategoryInfo(this, errorRecord.CategoryInfo);
    }

    /// <summary>What kind of error it is.</summary>
    public ErrorCategoryInfo CategoryInfo { get; }

    /// <summary>A better message than the exception's.</summary>
    public ErrorDetails? ErrorDetails { get; set; }

    /// <summary>The exception.</summary>
    public Exception Exception { get; }

    /// <summary>The error's id and the command that wrote it.</summary>
    public string FullyQualifiedErrorId => string.IsNullOrEmpty(_commandType) ? _errorId : $"{_errorId},{_commandType}";

    /// <summary>The call that failed.</summary>
    public InvocationInfo? InvocationInfo { get; private set; }

    /// <summary>Where in a script it happened; nowhere, here.</summary>
    public string? ScriptStackTrace => null;

    /// <summary>What was being worked on.</summary>
    public object? TargetObject { get; private set; }

    /// <inheritdoc/>
    public override string ToString() => !string.IsNullOrEmpty(ErrorDetails?.Message) ? ErrorDetails.Message : Exception.Message;

    internal void SetInvocation(InvocationInfo invocation, Type commandType)
    {
        InvocationInfo ??= invocation;
        _commandType ??= commandType.FullName;
    }

    internal void SetTarget(object? target) => TargetObject ??= target;
}

/// <summary>A message, and what to do about it.</summary>
public class ErrorDetails
{
    /// <summary>A message.</summary>
    public ErrorDetails(string message) => Message = message;

    /// <summary>The message.</summary>
    public string Message { get; }

    /// <summary>What to do about it.</summary>
    public string RecommendedAction { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Message;
}

/// <summary>What kind of error one is.</summary>
public class ErrorCategoryInfo
{
    private readonly ErrorRecord _record;
    private string? _activity;
    private string? _reason;
    private string? _targetName;
    private string? _targetType;

    internal ErrorCategoryInfo(ErrorRecord record, ErrorCategory category)
    {
        _record = record;
        Category = category;
    }

    internal ErrorCategoryInfo(ErrorRecord record, ErrorCategoryInfo other)
        : this(record, other.Category)
    {
        _activity = other._activity;
        _reason = other._reason;
        _targetName = other._targetName;
        _targetType = other._targetType;
    }

    /// <summary>The command.</summary>
    public string Activity
    {
        get => _activity ?? _record.InvocationInfo?.MyCommand?.Name ?? string.Empty;
        set => _activity = value;
    }

    /// <summary>The category.</summary>
    public ErrorCategory Category { get; }

    /// <summary>The exception's type.</summary>
    public string Reason
    {
        get => _reason ?? Unwrap(_record.Exception).GetType().Name;
        set => _reason = value;
    }

    /// <summary>The target as text.</summary>
    public string TargetName
    {
        get => _targetName ?? Text(_record.TargetObject);
        set => _targetName = value;
    }

    /// <summary>The target's type.</summary>
    public string TargetType
    {
        get => _targetType ?? (_record.TargetObject is PSObject p ? p.BaseObject : _record.TargetObject)?.GetType().Name ?? string.Empty;
        set => _targetType = value;
    }

    /// <summary>All of it in a line.</summary>
    public string GetMessage() => GetMessage(CultureInfo.CurrentUICulture);

    /// <summary>All of it in a line.</summary>
    public string GetMessage(CultureInfo uiCultureInfo) => $"{Category}: ({TargetName}:{TargetType}) [{Activity}], {Reason}";

    /// <inheritdoc/>
    public override string ToString() => GetMessage();

    private static Exception Unwrap(Exception exception) =>
        exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;

    private static string Text(object? value)
    {
        try
        {
            return value?.ToString() ?? string.Empty;
        }
        catch (Exception)
        {
            return string.Empty;
        }
    }
}

/// <summary>Has an error record.</summary>
public interface IContainsErrorRecord
{
    /// <summary>The record.</summary>
    ErrorRecord ErrorRecord { get; }
}
