using System.Management.Automation;
using IoTFleet.Sandbox;

namespace IoTFleet.Session;

/// <summary>Lists the sandboxes that this process serves over HTTP.</summary>
[Cmdlet(VerbsCommon.Get, "IoTFleetSandbox")]
[OutputType(typeof(SandboxServer))]
public sealed class GetIoTFleetSandbox : PSCmdlet
{
    /// <inheritdoc />
    protected override void ProcessRecord() => WriteObject(SandboxServers.All, enumerateCollection: true);
}
