using System.Management.Automation;
using IoTFleet.Sandbox;

namespace IoTFleet.Session;

/// <summary>
/// Serves a sandbox over HTTP on this machine, for the AWS CLI, boto3 and other clients: the connected one where
/// Connect-IoTFleet -Sandbox was run, otherwise a new one.
/// </summary>
/// <remarks>It stops with the session: when its runspace closes, with the process, and when the module is removed.</remarks>
[Cmdlet(VerbsLifecycle.Start, "IoTFleetSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(SandboxServer))]
public sealed class StartIoTFleetSandbox : PSCmdlet
{
    private readonly ManualResetEventSlim _interrupted = new();

    /// <summary>The TCP port; a free one when absent.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>How many core devices a new sandbox's fleet has.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int DeviceCount { get; set; } = new SandboxOptions().CoreDevices;

    /// <summary>How many managed things a new sandbox's fleet has.</summary>
    [Parameter]
    [ValidateRange(0, 100_000)]
    public int ManagedThingCount { get; set; } = new SandboxOptions().ManagedThings;

    /// <summary>How many of a new sandbox's seconds pass in one second.</summary>
    [Parameter]
    [ValidateRange(0, 86_400)]
    public double Speed { get; set; } = new SandboxOptions().Speed;

    /// <summary>Writes the endpoint's URL and serves until it is interrupted, instead of serving beside the session's other work.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc />
    protected override void StopProcessing() => _interrupted.Set();

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (!ShouldProcess(Port == 0 ? "127.0.0.1, a free port" : $"127.0.0.1:{Port}", "Serve a sandbox")) return;
        var isNew = Current.Context?.Sandbox is null
            || MyInvocation.BoundParameters.Keys.Any(key => key is nameof(DeviceCount) or nameof(ManagedThingCount) or nameof(Speed));
        var sandbox = isNew
            ? new Sandbox.Sandbox(new SandboxOptions { CoreDevices = DeviceCount, ManagedThings = ManagedThingCount, Speed = Speed })
            : Current.Context!.Sandbox!;
        try
        {
            var server = new SandboxServer(sandbox, Port);
            SandboxServers.Add(server);
            if (Wait) Serve(server);
            else WriteObject(server);
        }
        catch (InvalidOperationException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, "PortUnavailable", ErrorCategory.ResourceUnavailable, Port));
        }
    }

    private void Serve(SandboxServer server)
    {
        try
        {
            WriteObject(server.Endpoint.AbsoluteUri);

            // Stop-IoTFleetSandbox in another runspace ends it too.
            while (server.IsListening && !_interrupted.Wait(TimeSpan.FromMilliseconds(200))) { }
        }
        finally
        {
            SandboxServers.Stop(server);
        }
    }
}
