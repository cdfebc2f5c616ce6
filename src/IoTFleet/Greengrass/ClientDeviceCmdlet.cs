using System.Management.Automation;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>A cmdlet that changes the client devices of core devices, in as few calls as the service allows.</summary>
public abstract class ClientDeviceCmdlet : BulkCmdlet
{
    private readonly Dictionary<string, List<string>> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<(string CoreDevice, string ClientDevice), object?> _inputs = [];

    /// <summary>The name of the core device.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName")]
    [ArgumentCompleter(typeof(CoreDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CoreDevice { get; set; }

    /// <summary>Names of client devices.</summary>
    public abstract string[] ClientDevice { get; set; }

    /// <summary>Whether the user wants it.</summary>
    private protected abstract bool IsWanted(string clientDevice, string coreDevice);

    /// <summary>Does it for a batch.</summary>
    private protected abstract Task<IReadOnlyList<ClientDeviceError>> SendAsync(FleetSession session, string coreDevice, IReadOnlyList<string> clientDevices, CancellationToken cancellation);

    private protected override bool IsGathering => true;

    private protected sealed override void Process()
    {
        if (!_waiting.TryGetValue(CoreDevice!, out var batch)) _waiting.Add(CoreDevice!, batch = []);
        foreach (var client in ClientDevice)
        {
            if (batch.Contains(client) || !IsWanted(client, CoreDevice!)) continue;
            batch.Add(client);
            _inputs[(CoreDevice!, client)] = Input(client);
            if (batch.Count < ClientDevices.BatchSize) continue;
            Send(CoreDevice!, batch);
            _waiting[CoreDevice!] = batch = [];
        }
    }

    private protected sealed override void End()
    {
        foreach (var batch in _waiting)
            if (batch.Value.Count > 0) Send(batch.Key, batch.Value);
    }

    private void Send(string coreDevice, IReadOnlyList<string> batch) =>
        Start(batch, $"client devices of core device '{coreDevice}'", async (emit, cancellation) =>
        {
            try
            {
                var errors = await SendAsync(Service, coreDevice, batch, cancellation).ConfigureAwait(false);
                _ = emit(() =>
                {
                    foreach (var error in errors) WriteError(ServiceError.Record(error.Code, error.Message, What(error.ThingName, coreDevice), InputOf(error.ThingName, coreDevice)));
                });
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                // The call failed for all of them, and each is an input of its own.
                _ = emit(() =>
                {
                    foreach (var client in batch) WriteError(ServiceError.Record(e, What(client, coreDevice), InputOf(client, coreDevice), Service));
                });
            }
        });

    private object? InputOf(string? clientDevice, string coreDevice) =>
        clientDevice is not null && _inputs.TryGetValue((coreDevice, clientDevice), out var input) ? input : clientDevice;

    private static string What(string clientDevice, string coreDevice) => $"client device '{clientDevice}' of core device '{coreDevice}'";
}
