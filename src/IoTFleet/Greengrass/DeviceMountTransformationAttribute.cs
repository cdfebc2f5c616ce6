using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes devices in a Lambda function's container as paths or as @{ Path; Permission; AddGroupOwner }.</summary>
public sealed class DeviceMountTransformationAttribute : StructuredTransformationAttribute<LambdaDeviceMount>
{
    private protected override string What => "The device";

    private protected override LambdaDeviceMount Of(string text) => new() { Path = text };

    private protected override LambdaDeviceMount Of(StructuredArgument members)
    {
        members.Only("Path", "Permission", "AddGroupOwner");
        return new LambdaDeviceMount { Path = members.Get<string>("Path"), Permission = members.Get<string>("Permission"), AddGroupOwner = members.Get<bool?>("AddGroupOwner") };
    }
}
