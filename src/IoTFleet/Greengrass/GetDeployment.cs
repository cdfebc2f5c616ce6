using System.Management.Automation;
using System.Runtime.CompilerServices;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.FanOut;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Lists deployments, or gets those whose id is given, with components, policies and job.</summary>
/// <remarks>
/// A list has the latest revision of each target. The status COMPLETED says that the rollout has ended, not that
/// devices succeeded: Get-GGDeploymentStatus tells that.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "GGDeployment", DefaultParameterSetName = "List")]
[OutputType(typeof(Deployment), typeof(GetDeploymentResponse))]
public sealed class GetDeployment : BulkCmdlet
{
    /// <summary>Ids of deployments.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [DeploymentIdTransformation("ThingGroup", "ThingGroupName", "GroupName", "CoreDevice", "CoreDeviceThingName")]
    [ArgumentCompleter(typeof(DeploymentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] DeploymentId { get; set; } = [];

    /// <summary>Only deployments to the thing or thing group of this ARN.</summary>
    [Parameter(ParameterSetName = "List")]
    [ArgumentCompleter(typeof(TargetArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TargetArn { get; set; }

    /// <summary>Only deployments to the thing group of this name.</summary>
    [Parameter(ParameterSetName = "List", ValueFromPipelineByPropertyName = true)]
    [Alias("ThingGroupName", "GroupName")]
    [ArgumentCompleter(typeof(ThingGroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ThingGroup { get; set; }

    /// <summary>Only deployments to the core device of this name itself, not to its thing groups.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "CoreDevice", ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName")]
    [ArgumentCompleter(typeof(CoreDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CoreDevice { get; set; }

    /// <summary>Only sub-deployments beneath the target of this ARN.</summary>
    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "CoreDevice")]
    [ArgumentCompleter(typeof(ThingGroupArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ParentTargetArn { get; set; }

    /// <summary>Lists earlier revisions too, not only each target's latest.</summary>
    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "CoreDevice")]
    public SwitchParameter All { get; set; }

    /// <summary>Only deployments of these names, or whose names match these wildcard patterns.</summary>
    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "CoreDevice")]
    [Alias("DeploymentName")]
    [ArgumentCompleter(typeof(DeploymentNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only deployments with one of these statuses. COMPLETED says that the rollout has ended, not that devices have succeeded.</summary>
    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "CoreDevice")]
    [Alias("DeploymentStatus")]
    [ArgumentCompleter(typeof(ConstantCompleter<DeploymentStatus>))]
    [ValidateNotNullOrEmpty]
    public DeploymentStatus[]? Status { get; set; }

    /// <summary>Gets every listed deployment in full: one call more for each.</summary>
    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "CoreDevice")]
    public SwitchParameter Detailed { get; set; }

    /// <summary>How many deployments a page of the list has.</summary>
    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "CoreDevice")]
    [ValidateRange(1, 100)]
    public int? PageSize { get; set; }

    private protected override void Begin() => WarnOfUnknown(nameof(Status), Status);

    private protected override void Process()
    {
        if (ParameterSetName == "Id")
            foreach (var id in DeploymentId)
                Run(id, $"deployment '{id}'", cancellation => GetAsync(id, cancellation), d => Write(d, d.TargetArn));
        else
            List(new DeploymentTarget(TargetArn, ThingGroup, CoreDevice));
    }

    private void List(DeploymentTarget target)
    {
        if (target.IsAmbiguous)
        {
            WriteError(FleetException.Record("SeveralTargets", ErrorCategory.InvalidArgument, "Give -ThingGroup or -TargetArn: a deployment has one target.", target.Input));
            return;
        }

        var what = target.IsGiven ? $"deployments to {target.Words}" : "deployments";
        var patterns = Name?.Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase)).ToList();
        if (Detailed)
            RunList(target.Input, what, cancellation => Overlap.SelectAsync<Deployment, GetDeploymentResponse>(
                ListAsync(target, patterns, cancellation), ThrottleLimit, async (deployment, stop) => await GetAsync(deployment.DeploymentId, stop).ConfigureAwait(false), cancellation), outcome =>
            {
                if (outcome.Error is { } error) WriteError(ServiceError.Record(error, $"deployment '{outcome.Input.DeploymentId}'", outcome.Input.DeploymentId, Service));
                else Write(outcome.Value!, outcome.Value!.TargetArn);
            });
        else
            RunList(target.Input, what, cancellation => ListAsync(target, patterns, cancellation), d => Write(d, d.TargetArn));
    }

    private async IAsyncEnumerable<IReadOnlyList<Deployment>> ListAsync(DeploymentTarget target, List<WildcardPattern>? names, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListDeploymentsRequest
        {
            TargetArn = await target.ArnAsync(Service, cancellation).ConfigureAwait(false),
            ParentTargetArn = ParentTargetArn,
            HistoryFilter = All ? DeploymentHistoryFilter.ALL : DeploymentHistoryFilter.LATEST_ONLY,
            MaxResults = PageSize,
        };
        var pages = Deployments.ListAsync(Service, request, cancellation);
        await foreach (var page in pages.ConfigureAwait(false))
            yield return [.. page.Where(d => names?.Any(p => p.IsMatch(d.DeploymentName ?? "")) != false && Status?.Contains(d.DeploymentStatus) != false)];
    }

    private Task<GetDeploymentResponse> GetAsync(string id, CancellationToken cancellation) =>
        Service.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = id }, cancellation);

    // The target's name, which the eye finds more easily than the ARN.
    private void Write(object deployment, string targetArn) => WriteObject(deployment.With("Target", new TargetName(targetArn).Name));
}
