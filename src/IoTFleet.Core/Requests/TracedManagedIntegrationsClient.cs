using Amazon.IoTManagedIntegrations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>A client whose calls are traced and retried as a fleet needs it.</summary>
internal sealed class TracedManagedIntegrationsClient(AWSCredentials credentials, AmazonIoTManagedIntegrationsConfig config) : AmazonIoTManagedIntegrationsClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        FleetPipeline.Customize(pipeline, Config);
    }
}
