using System.Management.Automation;

namespace IoTFleet.Session;

/// <summary>Stops serving sandboxes over HTTP. What they hold is gone unless the session is connected to it.</summary>
[Cmdlet(VerbsLifecycle.Stop, "IoTFleetSandbox", SupportsShouldProcess = true)]
public sealed class StopIoTFleetSandbox : PSCmdlet
{
    /// <summary>The port of the server to stop; all of this process when absent.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SandboxPortCompleter))]
    [ValidateRange(1, 65535)]
    public int[]? Port { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var all = SandboxServers.All;
        foreach (var port in Port ?? [])
            if (all.All(s => s.Port != port))
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"No sandbox of this session listens on port {port}. Get-IoTFleetSandbox lists those that do."),
                    "SandboxNotFound", ErrorCategory.ObjectNotFound, port));
        foreach (var server in all.Where(s => Port is null || Port.Contains(s.Port)))
            if (ShouldProcess(server.Endpoint.AbsoluteUri, "Stop the sandbox"))
                SandboxServers.Stop(server);
    }
}
