using System.Management.Automation;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Greengrass.Changes;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Creates a deployment for a thing group or a core device, or a new revision of the one it has. The components given are
/// all that the target gets from it: Update-GGDeployment keeps what the target has.
/// </summary>
[Cmdlet(VerbsCommon.New, "GGDeployment", SupportsShouldProcess = true, DefaultParameterSetName = "ThingGroup")]
[OutputType(typeof(CreateDeploymentResponse))]
public sealed class NewDeployment : ComponentCmdlet
{
    /// <summary>ARNs of things or thing groups to deploy to.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Arn", ValueFromPipelineByPropertyName = true)]
    [Alias("GroupArn", "ThingGroupArn")]
    [ValidateNotNullOrEmpty]
    public string[] TargetArn { get; set; } = [];

    /// <summary>Names of thing groups to deploy to.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ThingGroup", Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ThingGroupName")]
    [ValidateNotNullOrEmpty]
    public string[] ThingGroup { get; set; } = [];

    /// <summary>Names of core devices to deploy to, each by itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "CoreDevice", ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName")]
    [ValidateNotNullOrEmpty]
    public string[] CoreDevice { get; set; } = [];

    /// <summary>The deployment's name.</summary>
    [Parameter]
    [Alias("DeploymentName")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The components: names, @{ Name = 'version' } or @{ Name = @{ Version; Merge; Reset; RunWith } }. A name alone means its latest version.</summary>
    [Parameter(Position = 1)]
    [ComponentSelectionTransformation]
    [ValidateNotNull]
    public ComponentSelection[] Component { get; set; } = [];

    /// <summary>How many devices are told of the deployment in a minute, at most.</summary>
    [Parameter]
    public int? MaximumPerMinute { get; set; }

    /// <summary>How many devices are told in the first minutes of a rollout that gets faster.</summary>
    [Parameter]
    public int? BaseRatePerMinute { get; set; }

    /// <summary>By how much the rollout gets faster each time.</summary>
    [Parameter]
    public double? IncrementFactor { get; set; }

    /// <summary>The rollout gets faster each time so many devices have been told.</summary>
    [Parameter]
    public int? IncreaseAfterNotified { get; set; }

    /// <summary>The rollout gets faster each time so many devices have succeeded.</summary>
    [Parameter]
    public int? IncreaseAfterSucceeded { get; set; }

    /// <summary>Stops the rollout when this percentage of the devices that finished has failed, up to two digits after the point.</summary>
    [Parameter]
    public double? AbortOnFailedPercent { get; set; }

    /// <summary>Which failures AbortOnFailedPercent counts: FAILED, REJECTED, TIMED_OUT, or ALL, which it is when absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<IoTJobExecutionFailureType>))]
    [ValidateNotNull]
    public IoTJobExecutionFailureType AbortOnFailureType { get; set; } = IoTJobExecutionFailureType.ALL;

    /// <summary>How many devices must have finished before AbortOnFailedPercent counts.</summary>
    [Parameter]
    public int AbortAfterExecuted { get; set; } = 1;

    /// <summary>
    /// Further reasons to stop the rollout: @{ ThresholdPercentage = 20; FailureType = 'TIMED_OUT'; MinNumberOfExecutedThings = 10 }.
    /// FailureType is ALL and MinNumberOfExecutedThings 1 where they are not said. Each stops it by itself, and so does AbortOnFailedPercent.
    /// </summary>
    [Parameter]
    [StructureTransformation(typeof(IoTJobAbortCriteria), Called = "abort criterion")]
    [ValidateNotNullOrEmpty]
    public IoTJobAbortCriteria[] AbortCriteria { get; set; } = [];

    /// <summary>After how many minutes a device that works on the deployment counts as timed out.</summary>
    [Parameter]
    public long? TimeoutMinutes { get; set; }

    /// <summary>What a device does when the deployment fails on it: go back to what it had, or leave it as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<DeploymentFailureHandlingPolicy>))]
    public DeploymentFailureHandlingPolicy? OnFailure { get; set; }

    /// <summary>Whether components are asked when they may be updated.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<DeploymentComponentUpdatePolicyAction>))]
    public DeploymentComponentUpdatePolicyAction? UpdateAction { get; set; }

    /// <summary>For how many seconds components may put off an update.</summary>
    [Parameter]
    public int? UpdateTimeoutSeconds { get; set; }

    /// <summary>For how many seconds components may check a new configuration.</summary>
    [Parameter]
    public int? ValidationTimeoutSeconds { get; set; }

    /// <summary>The ARN of the thing group whose deployment this one is a sub-deployment of.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ParentTargetArn { get; set; }

    /// <summary>Tags of the deployment.</summary>
    [Parameter]
    [TagTransformation]
    [ValidateNotNull]
    public Dictionary<string, string>? Tag { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Begin()
    {
        if (AbortOnFailedPercent is null && new[] { nameof(AbortOnFailureType), nameof(AbortAfterExecuted) }.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is { } alone)
            ThrowTerminatingError(FleetException.Record("AbortPercentMissing", ErrorCategory.InvalidArgument, $"-{alone} says more of -AbortOnFailedPercent, which is not given.", MyInvocation.BoundParameters[alone]));
    }

    private protected override void Process()
    {
        foreach (var arn in TargetArn) Create(new DeploymentTarget(arn, null, null));
        foreach (var group in ThingGroup) Create(new DeploymentTarget(null, group, null));
        foreach (var device in CoreDevice) Create(new DeploymentTarget(null, null, device));
    }

    private void Create(DeploymentTarget target)
    {
        if (Wait(target.Input, $"deployment to {target.Words}", cancellation => PrepareAsync(target, cancellation)) is not { } plan) return;
        if (!ShouldProcess(plan.Words, plan.Action)) return;
        Run(
            target.Input,
            $"deployment to {target.Words}",
            cancellation => Service.Greengrass.CreateDeploymentAsync(plan.Request, cancellation),
            response => WriteObject(response.With("TargetArn", plan.Request.TargetArn).With("DeploymentName", Name)));
    }

    private async Task<Plan> PrepareAsync(DeploymentTarget target, CancellationToken cancellation)
    {
        var request = new CreateDeploymentRequest
        {
            TargetArn = await target.ArnAsync(Service, cancellation).ConfigureAwait(false),
            DeploymentName = Name,
            Components = await ComponentVersions.ResolveAsync(Catalog, Component, cancellation).ConfigureAwait(false),
            IotJobConfiguration = Job(),
            DeploymentPolicies = Policies(),
            ParentTargetArn = ParentTargetArn,
            Tags = Tag,
            ClientToken = ClientToken,
        };
        if (!IsPreview) return new Plan(request, target.Words, "Create deployment");
        var plan = new DeploymentPlan(request, await Deployments.LatestAsync(Service, request.TargetArn!, cancellation).ConfigureAwait(false));
        return new Plan(request, plan.Words, plan.Action);
    }

    private DeploymentIoTJobConfiguration? Job()
    {
        var rate = BaseRatePerMinute is null && IncrementFactor is null && IncreaseAfterNotified is null && IncreaseAfterSucceeded is null
            ? null
            : new IoTJobExponentialRolloutRate
            {
                BaseRatePerMinute = BaseRatePerMinute ?? 1,
                IncrementFactor = IncrementFactor ?? 2,
                RateIncreaseCriteria = new IoTJobRateIncreaseCriteria
                {
                    NumberOfNotifiedThings = IncreaseAfterNotified ?? (IncreaseAfterSucceeded is null ? 10 : null),
                    NumberOfSucceededThings = IncreaseAfterSucceeded,
                },
            };
        var rollout = rate is null && MaximumPerMinute is null ? null : new IoTJobExecutionsRolloutConfig { MaximumPerMinute = MaximumPerMinute, ExponentialRate = rate };
        var criteria = Criteria().ToList();
        var abort = criteria.Count == 0 ? null : new IoTJobAbortConfig { CriteriaList = criteria };
        var timeout = TimeoutMinutes is { } minutes ? new IoTJobTimeoutConfig { InProgressTimeoutInMinutes = minutes } : null;
        return rollout is null && abort is null && timeout is null
            ? null
            : new DeploymentIoTJobConfiguration { JobExecutionsRolloutConfig = rollout, AbortConfig = abort, TimeoutConfig = timeout };
    }

    private IEnumerable<IoTJobAbortCriteria> Criteria()
    {
        if (AbortOnFailedPercent is { } percent) yield return Criterion(percent, AbortOnFailureType, AbortAfterExecuted);
        foreach (var given in AbortCriteria) yield return Criterion(given.ThresholdPercentage, given.FailureType, given.MinNumberOfExecutedThings, given.Action);
    }

    private static IoTJobAbortCriteria Criterion(double? percent, IoTJobExecutionFailureType? failure, int? executed, IoTJobAbortAction? action = null) => new()
    {
        Action = action ?? IoTJobAbortAction.CANCEL,
        FailureType = failure ?? IoTJobExecutionFailureType.ALL,
        ThresholdPercentage = percent,
        MinNumberOfExecutedThings = executed ?? 1,
    };

    private DeploymentPolicies? Policies()
    {
        var update = UpdateAction is null && UpdateTimeoutSeconds is null ? null : new DeploymentComponentUpdatePolicy { Action = UpdateAction, TimeoutInSeconds = UpdateTimeoutSeconds };
        var validation = ValidationTimeoutSeconds is { } seconds ? new DeploymentConfigurationValidationPolicy { TimeoutInSeconds = seconds } : null;
        return OnFailure is null && update is null && validation is null
            ? null
            : new DeploymentPolicies { FailureHandlingPolicy = OnFailure, ComponentUpdatePolicy = update, ConfigurationValidationPolicy = validation };
    }

    private sealed record Plan(CreateDeploymentRequest Request, string Words, string Action);
}
