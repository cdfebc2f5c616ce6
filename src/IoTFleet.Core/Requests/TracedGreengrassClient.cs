using Amazon.GreengrassV2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IoTFleet.Core.Requests;

/// <summary>A client whose calls are traced.</summary>
internal sealed class TracedGreengrassClient(AWSCredentials credentials, AmazonGreengrassV2Config config) : AmazonGreengrassV2Client(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandler(new RequestTraceHandler());
    }
}
