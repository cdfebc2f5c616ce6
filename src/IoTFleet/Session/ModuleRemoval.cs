using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace IoTFleet.Session;

/// <summary>What ends when a session removes the module: the sandboxes that it serves, which it could not stop any more.</summary>
public sealed class ModuleRemoval : IModuleAssemblyCleanup
{
    /// <inheritdoc />
    public void OnRemove(PSModuleInfo psModuleInfo) => SandboxServers.StopOf(Runspace.DefaultRunspace);
}
