using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Sandbox.IoT;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>Deployments.</summary>
internal sealed partial class GreengrassService
{
    private readonly Table<DeploymentRevision> _deployments = new(deployment => deployment.SortKey);
    private readonly Dictionary<string, DeploymentRevision> _deploymentsById = [];
    private readonly Dictionary<string, int> _revisions = [];
    private int _sequence;

    protected override CreateDeploymentResponse CreateDeployment(CreateDeploymentRequest request) =>
        World.ClientTokens.Once(Call, request.ClientToken, message => TokenConflict(request.ClientToken, message), () =>
        {
            var deployment = Deploy(request, Now);
            return new CreateDeploymentResponse { DeploymentId = deployment.Id, IotJobId = deployment.Job.Id, IotJobArn = deployment.Job.Arn };
        });

    /// <summary>Checks a deployment, puts it in the place of the one that its target had, and starts to roll it out.</summary>
    internal DeploymentRevision Deploy(CreateDeploymentRequest request, DateTime now)
    {
        var (thing, group) = FindTarget(request.TargetArn);
        var parent = FindParent(request, group);
        var versions = new DeploymentCheck(this, now).Check(request);
        var revision = _revisions.TryGetValue(request.TargetArn, out var last) ? last + 1 : 1;
        var deployment = new DeploymentRevision
        {
            Id = Drawn.Id($"deployment {request.TargetArn} {revision}", (ulong)World.Options.Seed),
            TargetArn = request.TargetArn,
            Group = group,
            Parent = parent,
            Revision = revision,
            Name = request.DeploymentName,
            Components = request.Components ?? [],
            Policies = WithDefaults(request.DeploymentPolicies),
            JobConfiguration = request.IotJobConfiguration,
            CreatedAt = now,
            Sequence = _sequence++,
            Breaking = BreakingOf(versions, request.Components),
            Tags = request.Tags,
        };
        deployment.Job = JobOf(deployment);
        Supersede(deployment, now);
        _revisions[request.TargetArn] = revision;
        _deployments.Add(deployment);
        _deploymentsById.Add(deployment.Id, deployment);
        World.IoT.StartJob(deployment.Job, group?.Members(true) ?? [thing!], now);
        return deployment;
    }

    protected override GetDeploymentResponse GetDeployment(GetDeploymentRequest request)
    {
        var deployment = RequiredDeployment(request.DeploymentId);
        return new GetDeploymentResponse
        {
            TargetArn = deployment.TargetArn,
            RevisionId = deployment.Revision.ToString(),
            DeploymentId = deployment.Id,
            DeploymentName = deployment.Name,
            DeploymentStatus = deployment.Status,
            IotJobId = deployment.Job.Id,
            IotJobArn = deployment.Job.Arn,
            Components = deployment.Components,
            DeploymentPolicies = deployment.Policies,
            IotJobConfiguration = deployment.JobConfiguration ?? new DeploymentIoTJobConfiguration(),
            CreationTimestamp = deployment.CreatedAt,
            IsLatestForTarget = deployment.IsLatest,
            ParentTargetArn = deployment.Parent?.Arn,
            Tags = deployment.Tags ?? [],
        };
    }

    protected override ListDeploymentsResponse ListDeployments(ListDeploymentsRequest request)
    {
        var all = request.HistoryFilter == DeploymentHistoryFilter.ALL;
        var (items, next) = _deployments.Page(
            d => (all || d.IsLatest)
                && (request.TargetArn is null || d.TargetArn == request.TargetArn)
                && (request.ParentTargetArn is null || d.Parent?.Arn == request.ParentTargetArn),
            $"deployments {all} {request.TargetArn} {request.ParentTargetArn}", request.MaxResults, request.NextToken, InvalidToken);
        return new ListDeploymentsResponse { Deployments = items.ConvertAll(Listed), NextToken = next };
    }

    protected override CancelDeploymentResponse CancelDeployment(CancelDeploymentRequest request)
    {
        var deployment = RequiredDeployment(request.DeploymentId);
        var status = deployment.Status;

        // A deployment to a group goes on for devices to come, so that it can be cancelled when the present ones are done.
        if (status != DeploymentStatus.ACTIVE && !(status == DeploymentStatus.COMPLETED && deployment.Job.IsContinuous))
            throw Conflict("deployment", deployment.Id, $"The deployment {deployment.Id} is {status} and cannot be cancelled.");
        World.IoT.CancelJob(deployment.Job, Now);
        return new CancelDeploymentResponse { Message = $"The deployment {deployment.Id} is cancelled for the devices that have not received it." };
    }

    protected override DeleteDeploymentResponse DeleteDeployment(DeleteDeploymentRequest request)
    {
        var deployment = RequiredDeployment(request.DeploymentId);
        if (deployment.Status == DeploymentStatus.ACTIVE)
            throw Conflict("deployment", deployment.Id, $"The deployment {deployment.Id} is active. Cancel it before you delete it.");
        _deployments.Remove(deployment.SortKey);
        _deploymentsById.Remove(deployment.Id);
        World.IoT.DeleteJob(deployment.Job);
        return new DeleteDeploymentResponse();
    }

    private static Deployment Listed(DeploymentRevision deployment) => new()
    {
        TargetArn = deployment.TargetArn,
        RevisionId = deployment.Revision.ToString(),
        DeploymentId = deployment.Id,
        DeploymentName = deployment.Name,
        CreationTimestamp = deployment.CreatedAt,
        DeploymentStatus = deployment.Status,
        IsLatestForTarget = deployment.IsLatest,
        ParentTargetArn = deployment.Parent?.Arn,
    };

    private (Thing? Thing, ThingGroup? Group) FindTarget(string arn)
    {
        var (things, groups) = (World.Arns.Of("iot", "thing/"), World.Arns.Of("iot", "thinggroup/"));
        if (arn.StartsWith(groups, StringComparison.Ordinal))
            return (null, World.IoT.FindGroup(arn.Substring(groups.Length)) ?? throw NotFound("thinggroup", arn));
        return arn.StartsWith(things, StringComparison.Ordinal)
            ? (World.IoT.FindThing(arn.Substring(things.Length)) ?? throw NotFound("thing", arn), null)
            : throw NotFound(arn.Contains(":thinggroup/") ? "thinggroup" : "thing", arn);
    }

    // A group's deployments stand in for one parent only.
    private ThingGroup? FindParent(CreateDeploymentRequest request, ThingGroup? group)
    {
        if (request.ParentTargetArn is null) return null;
        var parent = FindTarget(request.ParentTargetArn).Group!;
        if (parent == group) throw Invalid("The target of a sub-deployment and its parent's target must not be the same.");
        if (_deployments.All.Any(d => d.TargetArn == request.TargetArn && d.Parent is not null && d.Parent != parent))
            throw Invalid($"The target {request.TargetArn} already has a sub-deployment of another parent.");
        return parent;
    }

    private void Supersede(DeploymentRevision deployment, DateTime now)
    {
        foreach (var before in _deployments.All)
        {
            if (before.TargetArn != deployment.TargetArn || !before.IsLatest) continue;
            World.IoT.CancelJob(before.Job, now);
            before.IsLatest = false;
        }
    }

    private DeviceJob JobOf(DeploymentRevision deployment)
    {
        var id = Drawn.Id("job " + deployment.Id);
        return new DeviceJob(id, World.Arns.Of("iot", "job/" + id), deployment.TargetArn, deployment.Group, deployment.CreatedAt, new DeploymentWorker(this, deployment))
        {
            Rollout = JobSettings.Rollout(deployment.JobConfiguration?.JobExecutionsRolloutConfig),
            Abort = JobSettings.Abort(deployment.JobConfiguration?.AbortConfig),
            Timeout = JobSettings.Timeout(deployment.JobConfiguration?.TimeoutConfig),
        };
    }

    private static DeploymentPolicies WithDefaults(DeploymentPolicies? policies) => new()
    {
        FailureHandlingPolicy = policies?.FailureHandlingPolicy ?? DeploymentFailureHandlingPolicy.ROLLBACK,
        ComponentUpdatePolicy = new DeploymentComponentUpdatePolicy
        {
            Action = policies?.ComponentUpdatePolicy?.Action ?? DeploymentComponentUpdatePolicyAction.NOTIFY_COMPONENTS,
            TimeoutInSeconds = policies?.ComponentUpdatePolicy?.TimeoutInSeconds ?? 60,
        },
        ConfigurationValidationPolicy = new DeploymentConfigurationValidationPolicy
        {
            TimeoutInSeconds = policies?.ConfigurationValidationPolicy?.TimeoutInSeconds ?? 30,
        },
    };

    private static List<BreakingComponent> BreakingOf(List<CatalogVersion> versions, Dictionary<string, ComponentDeploymentSpecification>? components) =>
        versions.Select(v => BreakingComponent.Of(v, components![v.Name].ConfigurationUpdate?.Merge)).OfType<BreakingComponent>().ToList();

    private DeploymentRevision RequiredDeployment(string id) =>
        _deploymentsById.TryGetValue(id, out var deployment) ? deployment : throw NotFound("deployment", id);
}
