namespace System.Management.Automation;

/// <summary>An argument does not fit a command's parameters.</summary>
public class ParameterBindingException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    public ParameterBindingException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public ParameterBindingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ParameterBindingException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal ParameterBindingException(
        string message, string errorId, ErrorCategory category, InvocationInfo? invocation, string? parameterName, Type? parameterType, Type? typeSpecified, Exception? innerException = null)
        : base(message, innerException, errorId, category, null)
    {
        ErrorId = errorId;
        CommandInvocation = invocation;
        ParameterName = parameterName ?? string.Empty;
        ParameterType = parameterType;
        TypeSpecified = typeSpecified;
    }

    /// <summary>The call.</summary>
    public InvocationInfo? CommandInvocation { get; }

    /// <summary>The error's id.</summary>
    public string ErrorId { get; } = string.Empty;

    /// <summary>The line of the call.</summary>
    public long Line => CommandInvocation?.ScriptLineNumber ?? 0;

    /// <summary>The column of the call.</summary>
    public long Offset => CommandInvocation?.OffsetInLine ?? 0;

    /// <summary>The parameter.</summary>
    public string ParameterName { get; } = string.Empty;

    /// <summary>What the parameter takes.</summary>
    public Type? ParameterType { get; }

    /// <summary>What it was given.</summary>
    public Type? TypeSpecified { get; }
}
