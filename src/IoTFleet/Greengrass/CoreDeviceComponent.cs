using Amazon.GreengrassV2.Model;

namespace IoTFleet.Greengrass;

/// <summary>A component that a core device reports as installed, with the name of the device.</summary>
public sealed class CoreDeviceComponent : InstalledComponent
{
    internal CoreDeviceComponent(InstalledComponent component, string coreDevice)
    {
        ComponentName = component.ComponentName;
        ComponentVersion = component.ComponentVersion;
        LifecycleState = component.LifecycleState;
        LifecycleStateDetails = component.LifecycleStateDetails;
        IsRoot = component.IsRoot;
        LastStatusChangeTimestamp = component.LastStatusChangeTimestamp;
        LastReportedTimestamp = component.LastReportedTimestamp;
        LastInstallationSource = component.LastInstallationSource;
        LifecycleStatusCodes = component.LifecycleStatusCodes;
        CoreDeviceThingName = coreDevice;
    }

    /// <summary>The name of the core device, which the service leaves out of its answer.</summary>
    public string CoreDeviceThingName { get; }
}
