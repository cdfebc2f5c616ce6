using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Takes folders in a Lambda function's container as @{ SourcePath; DestinationPath; Permission; AddGroupOwner }.</summary>
public sealed class VolumeMountTransformationAttribute : StructuredTransformationAttribute<LambdaVolumeMount>
{
    private protected override string What => "The volume";

    private protected override LambdaVolumeMount Of(StructuredArgument members)
    {
        members.Only("SourcePath", "DestinationPath", "Permission", "AddGroupOwner");
        return new LambdaVolumeMount
        {
            SourcePath = members.Get<string>("SourcePath"),
            DestinationPath = members.Get<string>("DestinationPath"),
            Permission = members.Get<string>("Permission"),
            AddGroupOwner = members.Get<bool?>("AddGroupOwner"),
        };
    }
}
