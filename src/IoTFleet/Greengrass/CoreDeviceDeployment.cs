using Amazon.GreengrassV2.Model;

namespace IoTFleet.Greengrass;

/// <summary>A deployment that applies to a core device, with the name of the device.</summary>
/// <remarks>The service leaves the device out of its answer. A property of the type, because one that is attached to an object costs more than its call.</remarks>
public sealed class CoreDeviceDeployment : EffectiveDeployment
{
    internal CoreDeviceDeployment(EffectiveDeployment deployment, string coreDevice)
    {
        DeploymentId = deployment.DeploymentId;
        DeploymentName = deployment.DeploymentName;
        IotJobId = deployment.IotJobId;
        IotJobArn = deployment.IotJobArn;
        Description = deployment.Description;
        TargetArn = deployment.TargetArn;
        CoreDeviceExecutionStatus = deployment.CoreDeviceExecutionStatus;
        Reason = deployment.Reason;
        CreationTimestamp = deployment.CreationTimestamp;
        ModifiedTimestamp = deployment.ModifiedTimestamp;
        StatusDetails = deployment.StatusDetails;
        CoreDeviceThingName = coreDevice;
    }

    /// <summary>The name of the core device.</summary>
    public string CoreDeviceThingName { get; }
}
