using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass.Changes;

/// <summary>A revision that is to be created, and what it changes.</summary>
public sealed class DeploymentPlan
{
    /// <summary>Makes the plan.</summary>
    /// <param name="request">The revision.</param>
    /// <param name="current">What the target runs now, or null for nothing.</param>
    public DeploymentPlan(CreateDeploymentRequest request, GetDeploymentResponse? current)
    {
        Request = request;
        Current = current;
        Differences = DeploymentDifference.Between(current is null ? null : RequestOf(current), request);
    }

    /// <summary>The revision.</summary>
    public CreateDeploymentRequest Request { get; }

    /// <summary>What the target runs now, or null for nothing.</summary>
    public GetDeploymentResponse? Current { get; }

    /// <summary>What changes.</summary>
    public IReadOnlyList<DeploymentDifference> Differences { get; }

    /// <summary>Whether nothing changes.</summary>
    public bool IsSame => Current is not null && Differences.All(d => d.Change == DifferenceKind.Equal);

    /// <summary>The target and what changes, line by line.</summary>
    public string Words
    {
        get
        {
            var equal = Differences.Count(d => d.Change == DifferenceKind.Equal);
            var lines = Differences.Where(d => d.Change != DifferenceKind.Equal).Select(d => d.ToString()).ToList();
            if (equal > 0) lines.Add($"= {equal} component{(equal == 1 ? "" : "s")} as before");
            return new TargetName(Request.TargetArn) + string.Concat(lines.Select(line => $"{Environment.NewLine}  {line}"));
        }
    }

    /// <summary>What is done, in words.</summary>
    public string Action => Current is null ? "Create first deployment" : $"Create deployment in place of revision {Current.RevisionId}";

    /// <summary>A deployment as the request that would create it again.</summary>
    public static CreateDeploymentRequest RequestOf(GetDeploymentResponse deployment) => new()
    {
        TargetArn = deployment.TargetArn,
        DeploymentName = string.IsNullOrEmpty(deployment.DeploymentName) ? null : deployment.DeploymentName,
        Components = deployment.Components is null ? [] : new(deployment.Components),
        DeploymentPolicies = deployment.DeploymentPolicies,
        IotJobConfiguration = OrNone(deployment.IotJobConfiguration),
        ParentTargetArn = deployment.ParentTargetArn,

        Tags = OwnTags(deployment.Tags),
    };

    /// <summary>Creates the revision, unless the target runs another one than when the plan was made.</summary>
    /// <exception cref="DeploymentChangedException">Another revision came in between.</exception>
    public async Task<CreateDeploymentResponse> CreateAsync(FleetSession session, bool force, CancellationToken cancellation)
    {
        if (!force)
        {
            var request = new ListDeploymentsRequest { TargetArn = Request.TargetArn, HistoryFilter = DeploymentHistoryFilter.LATEST_ONLY, MaxResults = 1 };
            var list = await session.Greengrass.ListDeploymentsAsync(request, cancellation).ConfigureAwait(false);
            var latest = list.Deployments is { Count: > 0 } found ? found[0] : null;
            if (latest?.DeploymentId != Current?.DeploymentId)
                throw new DeploymentChangedException(
                    $"Revision {latest?.RevisionId ?? "(none)"} took the place of revision {Current?.RevisionId ?? "(none)"} meanwhile; nothing was created. Look at it, and run this again.");
        }

        return await session.Greengrass.CreateDeploymentAsync(Request, cancellation).ConfigureAwait(false);
    }

    // Tags of AWS itself cannot be set, and no tags are none: the service takes no empty map.
    private static Dictionary<string, string>? OwnTags(Dictionary<string, string>? tags) =>
        tags?.Where(t => !t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)).ToDictionary(t => t.Key, t => t.Value) is { Count: > 0 } own ? own : null;

    private static DeploymentIoTJobConfiguration? OrNone(DeploymentIoTJobConfiguration? job) =>
        job?.JobExecutionsRolloutConfig is null && job?.AbortConfig is null && job?.TimeoutConfig is null ? null : job;
}
