using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>What the clients of all services have in common: their retries, and who is told of their calls.</summary>
internal static class FleetPipeline
{
    private const int CallbackHandlers = 3;

    internal static void Customize(RuntimePipeline pipeline, IClientConfig config)
    {
        // What a handler does that has nothing to do still costs every call.
        for (var i = 0; i < CallbackHandlers; i++) pipeline.RemoveHandler<CallbackHandler>();
        pipeline.RemoveHandler<ErrorCallbackHandler>();
        pipeline.RemoveHandler<MetricsHandler>();
        pipeline.RemoveHandler<CompressionHandler>();
        pipeline.RemoveHandler<ChecksumHandler>();
        pipeline.RemoveHandler<EndpointDiscoveryHandler>();
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new FleetRetryPolicy(config)));
        pipeline.AddHandlerAfter<Signer>(new AttemptHandler());
        pipeline.AddHandler(new WriteHandler());
        pipeline.AddHandler(new RequestTraceHandler());
    }
}
