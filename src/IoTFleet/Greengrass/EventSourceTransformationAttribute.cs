using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes the topics that a Lambda function is called for as @{ Topic; Type }.</summary>
public sealed class EventSourceTransformationAttribute : StructuredTransformationAttribute<LambdaEventSource>
{
    private protected override string What => "The event source";

    private protected override LambdaEventSource Of(StructuredArgument members)
    {
        members.Only("Topic", "Type");
        return new LambdaEventSource { Topic = members.Get<string>("Topic"), Type = members.Get<string>("Type") };
    }
}
