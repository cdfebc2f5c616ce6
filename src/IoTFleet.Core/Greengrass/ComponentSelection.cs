using Amazon.GreengrassV2.Model;

namespace IoTFleet.Core.Greengrass;

/// <summary>A component as it is chosen for a deployment.</summary>
/// <param name="Name">The component's name.</param>
public sealed record ComponentSelection(string Name)
{
    /// <summary>The version; the latest one when absent.</summary>
    public string? Version { get; init; }

    /// <summary>What the deployment changes in the component's configuration.</summary>
    public ComponentConfigurationUpdate? Configuration { get; init; }

    /// <summary>As whom, and with which resources, the component runs.</summary>
    public ComponentRunWith? RunWith { get; init; }

    /// <summary>The name and the version.</summary>
    public override string ToString() => Version is null ? Name : $"{Name} {Version}";
}
