using IoTFleet.Core.IoT;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>What a deployment goes to, as the user named it: an ARN, a thing group or a core device.</summary>
internal sealed class DeploymentTarget(string? arn, string? thingGroup, string? coreDevice)
{
    /// <summary>Whether the user named one.</summary>
    internal bool IsGiven => arn is not null || thingGroup is not null || coreDevice is not null;

    /// <summary>Whether the user named two of what one parameter set takes.</summary>
    internal bool IsAmbiguous => arn is not null && thingGroup is not null;

    /// <summary>The target in words.</summary>
    internal string Words => thingGroup is not null ? $"thing group '{thingGroup}'" : coreDevice is not null ? $"core device '{coreDevice}'" : arn ?? "";

    /// <summary>The target as it was named, for errors to carry; null when none was.</summary>
    internal string? Input => thingGroup ?? coreDevice ?? arn;

    /// <summary>The target's ARN. AWS IoT is asked for that of a name, which also tells whether there is such a target.</summary>
    internal async Task<string?> ArnAsync(FleetSession session, CancellationToken cancellation) =>
        thingGroup is not null ? await ThingGroups.ArnAsync(session, thingGroup, cancellation).ConfigureAwait(false)
        : coreDevice is not null ? await ThingGroups.ThingArnAsync(session, coreDevice, cancellation).ConfigureAwait(false)
        : arn;
}
