using System.Globalization;

namespace System.Management.Automation.Host;

/// <summary>The program that runs commands.</summary>
public abstract class PSHost
{
    /// <summary>Creates the host.</summary>
    protected PSHost()
    {
    }

    /// <summary>The culture values are written in.</summary>
    public abstract CultureInfo CurrentCulture { get; }

    /// <summary>The culture messages are written in.</summary>
    public abstract CultureInfo CurrentUICulture { get; }

    /// <summary>Tells hosts apart.</summary>
    public abstract Guid InstanceId { get; }

    /// <summary>The host's name.</summary>
    public abstract string Name { get; }

    /// <summary>What to show and ask with, or null.</summary>
    public abstract PSHostUserInterface? UI { get; }

    /// <summary>The host's version.</summary>
    public abstract Version Version { get; }
}

/// <summary>What a host shows and asks with.</summary>
public abstract class PSHostUserInterface
{
    /// <summary>Creates the interface.</summary>
    protected PSHostUserInterface()
    {
    }

    /// <summary>Whether escape sequences are understood.</summary>
    public virtual bool SupportsVirtualTerminal => false;

    /// <summary>Writes text.</summary>
    public abstract void Write(string value);

    /// <summary>Writes a line.</summary>
    public abstract void WriteLine(string value);

    /// <summary>Writes a warning, past a pipeline that takes none any more.</summary>
    public abstract void WriteWarningLine(string message);
}
