using Amazon.GreengrassV2.Model;

namespace IoTFleet.Greengrass;

/// <summary>A component that a core device reports as installed, with the name of the device.</summary>
/// <remarks>The service leaves the device out of its answer. A property of the type, because one that is attached to an object costs more than its call.</remarks>
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

    /// <summary>The name of the core device.</summary>
    public string CoreDeviceThingName { get; }
}
