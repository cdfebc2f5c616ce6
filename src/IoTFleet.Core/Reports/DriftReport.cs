using IoTFleet.Core.Greengrass.Changes;

namespace IoTFleet.Core.Reports;

/// <summary>A way in which devices do not have installed what a deployment says, as Compare-GGDeployment tells it, with the devices it is true of.</summary>
/// <param name="Target">The thing group that the deployment goes to.</param>
/// <param name="DeploymentId">The deployment.</param>
/// <param name="Change">How they differ.</param>
/// <param name="ComponentName">The component; null for things that are no core devices.</param>
/// <param name="Wanted">The version that the deployment says.</param>
/// <param name="Has">What the devices have.</param>
/// <param name="Devices">The devices.</param>
public sealed record DriftReport(string Target, string DeploymentId, DifferenceKind Change, string? ComponentName, string? Wanted, string? Has, IReadOnlyList<string> Devices)
{
    /// <summary>How many devices differ so.</summary>
    public int Count => Devices.Count;
}
