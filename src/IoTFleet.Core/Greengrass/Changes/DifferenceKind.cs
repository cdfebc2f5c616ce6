namespace IoTFleet.Core.Greengrass.Changes;

/// <summary>How a deployment differs from another, or from what a device has installed.</summary>
public enum DifferenceKind
{
    /// <summary>No difference.</summary>
    Equal,

    /// <summary>The component is in the difference only.</summary>
    Added,

    /// <summary>The component is in the reference only.</summary>
    Removed,

    /// <summary>The component's version differs.</summary>
    VersionChanged,

    /// <summary>The component's configuration differs at a JSON pointer.</summary>
    ConfigurationChanged,

    /// <summary>As whom, or with which resources, the component runs differs.</summary>
    RunWithChanged,

    /// <summary>A policy, the rollout, the name or a tag differs.</summary>
    SettingChanged,

    /// <summary>The device does not have the component.</summary>
    Missing,

    /// <summary>The device has another version of the component.</summary>
    VersionDiffers,

    /// <summary>The device has a component that an earlier revision or somebody at the device brought, and this revision does not.</summary>
    Extra,

    /// <summary>The device has the component, and it is broken.</summary>
    Broken,

    /// <summary>A thing of the target is no core device.</summary>
    NoCoreDevice,
}
