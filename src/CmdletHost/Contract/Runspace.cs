namespace System.Management.Automation.Runspaces;

/// <summary>What a session's commands run in. This host has one for the process, and none that ends before it.</summary>
public abstract class Runspace
{
    internal Runspace()
    {
    }

    /// <summary>The current one; there is none.</summary>
    public static Runspace? DefaultRunspace => null;

    /// <summary>Its state changed.</summary>
    public abstract event EventHandler<RunspaceStateEventArgs>? StateChanged;
}

/// <summary>What the state of a runspace is now.</summary>
public sealed class RunspaceStateEventArgs : EventArgs
{
    internal RunspaceStateEventArgs(RunspaceStateInfo info) => RunspaceStateInfo = info;

    /// <summary>The state.</summary>
    public RunspaceStateInfo RunspaceStateInfo { get; }
}

/// <summary>The state of a runspace.</summary>
public sealed class RunspaceStateInfo
{
    internal RunspaceStateInfo(RunspaceState state) => State = state;

    /// <summary>The state.</summary>
    public RunspaceState State { get; }
}

/// <summary>What a runspace does.</summary>
public enum RunspaceState
{
    /// <summary>It is made.</summary>
    BeforeOpen,

    /// <summary>It opens.</summary>
    Opening,

    /// <summary>It takes commands.</summary>
    Opened,

    /// <summary>It is closed.</summary>
    Closed,

    /// <summary>It closes.</summary>
    Closing,

    /// <summary>It ended by a fault.</summary>
    Broken,

    /// <summary>It is let go of.</summary>
    Disconnecting,

    /// <summary>It is let go of, and runs elsewhere.</summary>
    Disconnected,

    /// <summary>It is taken up again.</summary>
    Connecting,
}
