using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes devices in a Lambda function's container as paths or as @{ Path; Permission; AddGroupOwner }.</summary>
public sealed class DeviceMountTransformationAttribute : StructureTransformationAttribute
{
    /// <summary>Makes the attribute.</summary>
    public DeviceMountTransformationAttribute()
        : base(typeof(LambdaDeviceMount)) => Called = "device";

    private protected override object? OfText(string text) => new LambdaDeviceMount { Path = text };
}
