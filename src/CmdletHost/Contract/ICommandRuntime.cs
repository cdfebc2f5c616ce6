using System.Management.Automation.Host;

namespace System.Management.Automation;

/// <summary>What a cmdlet calls to write and to ask.</summary>
public interface ICommandRuntime
{
    /// <summary>The host.</summary>
    PSHost? Host { get; }

    /// <summary>The transaction, if there is one.</summary>
    PSTransactionContext? CurrentPSTransaction { get; }

    /// <summary>Asks.</summary>
    bool ShouldContinue(string query, string caption);

    /// <summary>Asks, with answers for all that follow.</summary>
    bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll);

    /// <summary>Whether to go on.</summary>
    bool ShouldProcess(string target);

    /// <summary>Whether to go on.</summary>
    bool ShouldProcess(string target, string action);

    /// <summary>Whether to go on.</summary>
    bool ShouldProcess(string verboseDescription, string verboseWarning, string caption);

    /// <summary>Whether to go on, and why not.</summary>
    bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason);

    /// <summary>Ends the pipeline with an error.</summary>
    void ThrowTerminatingError(ErrorRecord errorRecord);

    /// <summary>Whether there is a transaction.</summary>
    bool TransactionAvailable();

    /// <summary>Writes for the log.</summary>
    void WriteCommandDetail(string text);

    /// <summary>Writes for developers.</summary>
    void WriteDebug(string text);

    /// <summary>Writes an error and goes on.</summary>
    void WriteError(ErrorRecord errorRecord);

    /// <summary>Writes an object.</summary>
    void WriteObject(object? sendToPipeline);

    /// <summary>Writes an object, or each of a collection.</summary>
    void WriteObject(object? sendToPipeline, bool enumerateCollection);

    /// <summary>Writes progress.</summary>
    void WriteProgress(ProgressRecord progressRecord);

    /// <summary>Writes progress of a source.</summary>
    void WriteProgress(long sourceId, ProgressRecord progressRecord);

    /// <summary>Writes detail.</summary>
    void WriteVerbose(string text);

    /// <summary>Writes a warning.</summary>
    void WriteWarning(string text);
}

/// <summary>What came later.</summary>
public interface ICommandRuntime2 : ICommandRuntime
{
    /// <summary>Asks, with answers for all that follow.</summary>
    bool ShouldContinue(string query, string caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll);

    /// <summary>Writes information.</summary>
    void WriteInformation(InformationRecord informationRecord);
}

/// <summary>A transaction; there never is one.</summary>
public sealed class PSTransactionContext : IDisposable
{
    internal PSTransactionContext()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
