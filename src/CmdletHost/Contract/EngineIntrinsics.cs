using System.Management.Automation.Host;

namespace System.Management.Automation;

/// <summary>The engine, as transformations and validations see it.</summary>
public class EngineIntrinsics
{
    internal EngineIntrinsics(SessionState sessionState, PSHost? host)
    {
        SessionState = sessionState;
        Host = host;
    }

    /// <summary>The host.</summary>
    public PSHost? Host { get; }

    /// <summary>The commands.</summary>
    public CommandInvocationIntrinsics InvokeCommand => SessionState.InvokeCommand;

    /// <summary>The session's state.</summary>
    public SessionState SessionState { get; }
}
