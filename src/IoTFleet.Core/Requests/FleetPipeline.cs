using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>What the clients of all services have in common: their retries, and who is told of their calls.</summary>
internal static class FleetPipeline
{
    internal static void Customize(RuntimePipeline pipeline, IClientConfig config)
    {
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new FleetRetryPolicy(config)));
        pipeline.AddHandlerAfter<Signer>(new AttemptHandler());
        pipeline.AddHandler(new WriteHandler());
        pipeline.AddHandler(new RequestTraceHandler());
    }
}
