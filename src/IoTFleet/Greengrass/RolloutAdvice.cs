using IoTFleet.Core.Greengrass.Rollouts;

namespace IoTFleet.Greengrass;

/// <summary>What to type next, from what became of a deployment.</summary>
internal static class RolloutAdvice
{
    internal static string? Next(RolloutStatus status)
    {
        var id = status.DeploymentId;
        var target = status.IsGroup ? $"-ThingGroup {Quoted(status.Target)}" : $"-CoreDevice {Quoted(status.Target)}";
        return status.Verdict switch
        {
            RolloutVerdict.InProgress when status.Failed > 0 => Lines(Failed(status), $"Stop-GGDeployment {id}", $"Wait-GGDeployment {id}"),
            RolloutVerdict.InProgress => $"Wait-GGDeployment {id} -Timeout 01:00:00",
            RolloutVerdict.PartlyFailed or RolloutVerdict.Failed => Lines(Failed(status), $"Update-GGDeployment {target} -Component @{{ NAME = 'VERSION' }} -WhatIf"),
            RolloutVerdict.Canceled when status.Failed > 0 => Lines(Failed(status), $"Update-GGDeployment {target} -Component @{{ NAME = 'VERSION' }} -WhatIf"),
            RolloutVerdict.Canceled => $"Update-GGDeployment {target} -Force -WhatIf",
            RolloutVerdict.Superseded => $"Get-GGDeploymentStatus {target}",
            RolloutVerdict.NoDevices => $"Get-GGThingGroupMember {Quoted(status.Target)} -Recurse",
            RolloutVerdict.Unconfirmed => "Ask for iot:ListJobExecutionsForJob and iot:ListThingsInThingGroup, then run this again.",
            _ => null,
        };
    }

    private static string Failed(RolloutStatus status) => $"(Get-GGDeploymentStatus {status.DeploymentId}).FailedDevices";

    private static string Lines(params string?[] lines) => string.Join(Environment.NewLine, lines);

    private static string Quoted(string name) => name.IndexOfAny([':', '#', ' ']) < 0 ? name : $"'{name}'";
}
