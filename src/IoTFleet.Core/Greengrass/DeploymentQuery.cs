using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.IoT;
using IoTFleet.Core.Requests;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>A deployment as the user names it: by its id, or by its target, whose latest revision it is then.</summary>
public sealed record DeploymentQuery
{
    /// <summary>The deployment's id.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The ARN of the target.</summary>
    public string? TargetArn { get; init; }

    /// <summary>The name of the thing group that is the target.</summary>
    public string? ThingGroup { get; init; }

    /// <summary>The name of the core device that is the target.</summary>
    public string? CoreDevice { get; init; }

    /// <summary>What the user gave.</summary>
    public string Input => DeploymentId ?? ThingGroup ?? CoreDevice ?? TargetArn ?? "";

    /// <summary>The deployment in words.</summary>
    public override string ToString() =>
        DeploymentId is not null ? $"deployment '{DeploymentId}'"
        : ThingGroup is not null ? $"deployment to thing group '{ThingGroup}'"
        : CoreDevice is not null ? $"deployment to core device '{CoreDevice}'"
        : $"deployment to {TargetArn}";

    /// <summary>The deployment.</summary>
    /// <exception cref="DeploymentNotFoundException">Nothing was deployed to the target.</exception>
    public async Task<GetDeploymentResponse> ReadAsync(FleetSession session, CancellationToken cancellation)
    {
        if (DeploymentId is not null)
            return await session.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = DeploymentId }, cancellation).ConfigureAwait(false);
        var arn = await TargetAsync(session, cancellation).ConfigureAwait(false);
        return await Deployments.LatestAsync(session, arn, cancellation).ConfigureAwait(false)
            ?? throw new DeploymentNotFoundException($"Nothing has been deployed to {new TargetName(arn)} itself.");
    }

    /// <summary>The ARN of the target. Where AWS IoT may not be asked, the deployments tell it.</summary>
    public async Task<string> TargetAsync(FleetSession session, CancellationToken cancellation)
    {
        try
        {
            return ThingGroup is not null ? await ThingGroups.ArnAsync(session, ThingGroup, cancellation).ConfigureAwait(false)
                : CoreDevice is not null ? await ThingGroups.ThingArnAsync(session, CoreDevice, cancellation).ConfigureAwait(false)
                : TargetArn!;
        }
        catch (Exception e) when (Denial.Is(e))
        {
            return await FindAsync(session, cancellation).ConfigureAwait(false)
                ?? throw new DeploymentNotFoundException($"Nothing has been deployed to {(ThingGroup is null ? "core device" : "thing group")} '{ThingGroup ?? CoreDevice}', and AWS IoT may not be asked whether there is one: {e.Message}");
        }
    }

    private async Task<string?> FindAsync(FleetSession session, CancellationToken cancellation)
    {
        var request = new ListDeploymentsRequest { HistoryFilter = DeploymentHistoryFilter.LATEST_ONLY };
        await foreach (var page in Deployments.ListAsync(session, request, cancellation).ConfigureAwait(false))
            foreach (var deployment in page)
            {
                var target = new TargetName(deployment.TargetArn);
                if (target.IsGroup == ThingGroup is not null && target.Name == (ThingGroup ?? CoreDevice)) return deployment.TargetArn;
            }

        return null;
    }
}
