using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace System.Management.Automation;

/// <summary>Base of cmdlets that use the session.</summary>
public abstract class PSCmdlet : Cmdlet
{
    /// <summary>Creates the cmdlet.</summary>
    protected PSCmdlet()
    {
    }

    /// <summary>The host.</summary>
    public PSHost? Host => CommandRuntime.Host;

    /// <summary>Looks up and runs commands.</summary>
    public CommandInvocationIntrinsics InvokeCommand => SessionState.InvokeCommand;

    /// <summary>What providers hold.</summary>
    public ProviderIntrinsics InvokeProvider { get; } = new();

    /// <summary>This call.</summary>
    public InvocationInfo MyInvocation { get; internal set; } = null!;

    /// <summary>The parameter set in use.</summary>
    public string ParameterSetName { get; internal set; } = ParameterAttribute.AllParameterSets;

    /// <summary>The session's state.</summary>
    public SessionState SessionState { get; internal set; } = null!;

    /// <summary>The object that is piped in, as PowerShell has it: not part of its contract, and not public there either.</summary>
    internal PSObject? CurrentPipelineObject { get; set; }

    /// <summary>The full paths of what a path with wildcards names.</summary>
    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo? provider) =>
        SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);

    /// <summary>The full path of a path that need not exist.</summary>
    public string GetUnresolvedProviderPathFromPSPath(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>The value of a variable, or null.</summary>
    public object? GetVariableValue(string name) => SessionState.PSVariable.GetValue(name);

    /// <summary>The value of a variable, or a default.</summary>
    public object? GetVariableValue(string name, object? defaultValue) => SessionState.PSVariable.GetValue(name, defaultValue);
}
