using Amazon.Runtime;
using IoTFleet.Sandbox.Greengrass;
using IoTFleet.Sandbox.Protocol;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox;

/// <summary>
/// AWS IoT Greengrass V2, managed integrations and the part of AWS IoT that they lean on, simulated in memory. It takes
/// HTTP requests, from <see cref="CreateHandler"/> in process or from <see cref="SandboxServer"/> over a socket.
/// </summary>
public sealed class Sandbox
{
    private readonly object _gate = new();
    private readonly World _world;
    private readonly PageMemory _pages = new();

    /// <summary>Makes a sandbox with a seeded fleet.</summary>
    public Sandbox(SandboxOptions? options = null)
    {
        Options = options ?? new SandboxOptions();
        Clock = new SandboxClock(Options.TimeProvider, Options.Speed, Options.StartTime);
        Faults = new Faults(Options.TimeProvider);
        _world = new World(Options, Clock);
        Devices = new SandboxDevices(_gate, _world);
        Things = new SandboxThings(_gate, _world);
    }

    /// <summary>What it was made with.</summary>
    public SandboxOptions Options { get; }

    /// <summary>Its time.</summary>
    public SandboxClock Clock { get; }

    /// <summary>What it has been asked.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>How it misbehaves.</summary>
    public Faults Faults { get; }

    /// <summary>What happens to its devices.</summary>
    public SandboxDevices Devices { get; }

    /// <summary>Its managed things, steered from outside.</summary>
    public SandboxThings Things { get; }

    /// <summary>A handler that answers requests in process, for the SDK's HttpClientFactory.</summary>
    public HttpMessageHandler CreateHandler() => new SandboxHttpHandler(this);

    internal async Task<SandboxResponse> HandleAsync(SandboxRequest request, CancellationToken cancellation)
    {
        if (Faults.Latency > TimeSpan.Zero) await PreciseDelay.Of(Faults.Latency, cancellation).ConfigureAwait(false);
        var answer = Handle(request);
        if (answer.Delivery == Delivery.Late) await Task.Delay(answer.Time, cancellation).ConfigureAwait(false);
        return answer;
    }

    private SandboxResponse Handle(SandboxRequest request)
    {
        if (GreengrassService.IsDownload(request)) return Download(request);
        var call = Router.Route(_world.Services, request);
        if (call.Operation is not { } operation) return Finish(call, "", "(unknown)", true);

        var fault = Faults.Next(operation.Name);
        if (fault?.TryAnswer(call, DateTime.UtcNow) != true)
            lock (_gate) Invoke(operation, call);

        if (fault?.NeverArrives == true) return call.Response;
        fault?.Spoil(request, call.Response, _pages);
        return Finish(call, operation.Service.SigningName, operation.Name, operation.IsReadOnly);
    }

    // What Amazon S3 would answer, under the names it would have there.
    private SandboxResponse Download(SandboxRequest request)
    {
        const string Operation = "GetObject";
        var call = new OperationCall(null, request, []);
        var response = call.Response;
        var fault = Faults.Next(Operation);
        if (fault?.TryAnswer(call, DateTime.UtcNow) != true)
            lock (_gate) response = Attempt(call, () => _world.Greengrass.Download(request));
        if (fault?.NeverArrives == true) return call.Response;
        fault?.Spoil(request, response, _pages);
        Requests.Add(new RequestLogEntry(Clock.UtcNow, "s3", Operation, true, response.StatusCode, null));
        return response;
    }

    private void Invoke(Operation operation, OperationCall call) => Attempt(call, () =>
    {
        try
        {
            _world.Advance();
            operation.Service.Call = call;
            operation.Invoke(call);
        }
        catch (AmazonServiceException e)
        {
            if (!operation.Service.TryWriteError(e, call)) call.WriteError(500, "InternalFailure", e.Message);
        }
        catch (SerializationException e)
        {
            call.WriteError(400, "SerializationException", e.Message);
        }

        return call.Response;
    });

    // The sandbox's own mistakes are answered as a service's are. Faults and cancellation are no exceptions here.
    private static SandboxResponse Attempt(OperationCall call, Func<SandboxResponse> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception e)
        {
            // Its message may repeat a value, and values may be secret.
            call.WriteError(500, "InternalFailure", $"The sandbox failed at this request: {e.GetType().FullName}.");
            return call.Response;
        }
    }

    private SandboxResponse Finish(OperationCall call, string service, string operation, bool isReadOnly)
    {
        var response = call.Response;
        response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        response.Headers.TryGetValue("x-amzn-ErrorType", out var error);
        Requests.Add(new RequestLogEntry(Clock.UtcNow, service, operation, isReadOnly, response.StatusCode, error));
        return response;
    }
}
