using Amazon.GreengrassV2.Model;

namespace IoTFleet.Greengrass;

/// <summary>A deployment that applies to a core device, with the name of the device.</summary>
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

    /// <summary>The name of the core device, which the service leaves out of its answer.</summary>
    public string CoreDeviceThingName { get; }
}
