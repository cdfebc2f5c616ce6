using System.Collections.ObjectModel;
using IoTFleet.CmdletHost;

namespace System.Management.Automation;

/// <summary>Looks up and runs commands.</summary>
public class CommandInvocationIntrinsics
{
    private readonly HostSession _session;

    internal CommandInvocationIntrinsics(HostSession session) => _session = session;

    internal HostSession Session => _session;

    /// <summary>The cmdlet of a name, or null.</summary>
    public CmdletInfo? GetCmdlet(string commandName) => _session.FindCommand(commandName);

    /// <summary>All cmdlets.</summary>
    public List<CmdletInfo> GetCmdlets() => [.. _session.Commands];

    /// <summary>The cmdlets whose names match.</summary>
    public List<CmdletInfo> GetCmdlets(string pattern)
    {
        var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        return [.. _session.Commands.Where(c => wildcard.IsMatch(c.Name))];
    }

    /// <summary>Runs a pipeline and gives what it puts out.</summary>
    public Collection<PSObject> InvokeScript(string script) => [.. _session.RunNested(script)];
}
