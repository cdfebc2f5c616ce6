using Amazon.IoTManagedIntegrations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>A client whose calls are traced.</summary>
internal sealed class TracedManagedIntegrationsClient(AWSCredentials credentials, AmazonIoTManagedIntegrationsConfig config) : AmazonIoTManagedIntegrationsClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandler(new RequestTraceHandler());
    }
}
