#pragma warning disable CS1591 // The names say all there is to say; the values are those cmdlets are compiled with.

namespace System.Management.Automation;

/// <summary>What a command does with a record of a stream.</summary>
public enum ActionPreference
{
    SilentlyContinue = 0,
    Stop = 1,
    Continue = 2,
    Inquire = 3,
    Ignore = 4,
    Suspend = 5,
}

/// <summary>How much a command can harm.</summary>
public enum ConfirmImpact
{
    None = 0,
    Low = 1,
    Medium = 2,
    High = 3,
}

/// <summary>Why ShouldProcess said no.</summary>
[Flags]
public enum ShouldProcessReason
{
    None = 0,
    WhatIf = 1,
}

/// <summary>Where a command was called from.</summary>
public enum CommandOrigin
{
    Runspace = 0,
    Internal = 1,
}

/// <summary>The kinds of command.</summary>
[Flags]
public enum CommandTypes
{
    Alias = 1,
    Function = 2,
    Filter = 4,
    Cmdlet = 8,
    ExternalScript = 16,
    Application = 32,
    Script = 64,
    Workflow = 128,
    Configuration = 256,
    All = 511,
}

/// <summary>What may be done with a variable or an alias.</summary>
[Flags]
public enum ScopedItemOptions
{
    None = 0,
    ReadOnly = 1,
    Constant = 2,
    Private = 4,
    AllScope = 8,
    Unspecified = 16,
}

/// <summary>How a command works with remote computers.</summary>
public enum RemotingCapability
{
    None = 0,
    PowerShell = 1,
    SupportedByCommand = 2,
    OwnedByCommand = 3,
}

/// <summary>Whether a progress record opens or closes its activity.</summary>
public enum ProgressRecordType
{
    Processing = 0,
    Completed = 1,
}

/// <summary>What a completion stands for.</summary>
public enum CompletionResultType
{
    Text = 0,
    History = 1,
    Command = 2,
    ProviderItem = 3,
    ProviderContainer = 4,
    Property = 5,
    Method = 6,
    ParameterName = 7,
    ParameterValue = 8,
    Variable = 9,
    Namespace = 10,
    Type = 11,
    Keyword = 12,
    DynamicKeyword = 13,
}

/// <summary>How a wildcard pattern compares.</summary>
[Flags]
public enum WildcardOptions
{
    None = 0,
    Compiled = 1,
    IgnoreCase = 2,
    CultureInvariant = 4,
}

/// <summary>The kinds of member.</summary>
[Flags]
public enum PSMemberTypes
{
    AliasProperty = 1,
    CodeProperty = 2,
    Property = 4,
    NoteProperty = 8,
    ScriptProperty = 16,
    Properties = 31,
    PropertySet = 32,
    Method = 64,
    CodeMethod = 128,
    ScriptMethod = 256,
    Methods = 448,
    ParameterizedProperty = 512,
    MemberSet = 1024,
    Event = 2048,
    Dynamic = 4096,
    All = 8191,
}

/// <summary>The kinds of error.</summary>
public enum ErrorCategory
{
    NotSpecified = 0,
    OpenError = 1,
    CloseError = 2,
    DeviceError = 3,
    DeadlockDetected = 4,
    InvalidArgument = 5,
    InvalidData = 6,
    InvalidOperation = 7,
    InvalidResult = 8,
    InvalidType = 9,
    MetadataError = 10,
    NotImplemented = 11,
    NotInstalled = 12,
    ObjectNotFound = 13,
    OperationStopped = 14,
    OperationTimeout = 15,
    SyntaxError = 16,
    ParserError = 17,
    PermissionDenied = 18,
    ResourceBusy = 19,
    ResourceExists = 20,
    ResourceUnavailable = 21,
    ReadError = 22,
    WriteError = 23,
    FromStdErr = 24,
    SecurityError = 25,
    ProtocolError = 26,
    ConnectionError = 27,
    AuthenticationError = 28,
    LimitsExceeded = 29,
    QuotaExceeded = 30,
    NotEnabled = 31,
}
