using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Creates a configuration for over-the-air tasks: how fast they roll out, when they are aborted, how long a device may take.</summary>
[Cmdlet(VerbsCommon.New, "MIOtaTaskConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(CreateOtaTaskConfigurationResponse))]
public sealed class NewOtaTaskConfiguration : CreateCmdlet
{
    /// <summary>The configuration's name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>How many devices are told of a task in a minute, at most.</summary>
    [Parameter]
    public int? MaximumPerMinute { get; set; }

    /// <summary>How many devices are told in the first minutes of a rollout that gets faster, 1 to 100.</summary>
    [Parameter]
    public int? BaseRatePerMinute { get; set; }

    /// <summary>By how much the rollout gets faster each time, 1.1 to 5.</summary>
    [Parameter]
    public double? IncrementFactor { get; set; }

    /// <summary>The rollout gets faster each time so many devices have been told.</summary>
    [Parameter]
    public int? IncreaseAfterNotified { get; set; }

    /// <summary>The rollout gets faster each time so many devices have succeeded.</summary>
    [Parameter]
    public int? IncreaseAfterSucceeded { get; set; }

    /// <summary>Cancels a task when this percentage of the devices that finished did so badly.</summary>
    [Parameter]
    public double? AbortOnFailedPercent { get; set; }

    /// <summary>How many devices must have finished before AbortOnFailedPercent counts; 1 when absent.</summary>
    [Parameter]
    public int? AbortAfterExecuted { get; set; }

    /// <summary>What AbortOnFailedPercent counts: FAILED, REJECTED, TIMED_OUT, or ALL of them, which is meant when absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<AbortCriteriaFailureType>))]
    [ValidateNotNullOrEmpty]
    public AbortCriteriaFailureType[]? AbortOn { get; set; }

    /// <summary>After how many minutes a device that works on a task counts as timed out, 1 to 10,080.</summary>
    [Parameter]
    public long? TimeoutMinutes { get; set; }

    /// <summary>All of that in the service's own structure, as hashtable, JSON or object, in place of the parameters above.</summary>
    [Parameter]
    [StructureTransformation(typeof(PushConfig))]
    public PushConfig? PushConfig { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Begin()
    {
        var parts = new[]
        {
            nameof(MaximumPerMinute), nameof(BaseRatePerMinute), nameof(IncrementFactor), nameof(IncreaseAfterNotified), nameof(IncreaseAfterSucceeded),
            nameof(AbortOnFailedPercent), nameof(AbortAfterExecuted), nameof(AbortOn), nameof(TimeoutMinutes),
        };
        if (PushConfig is not null && Array.Find(parts, MyInvocation.BoundParameters.ContainsKey) is { } part)
            ThrowTerminatingError(FleetException.Record("PushConfigAndParts", ErrorCategory.InvalidArgument, $"-PushConfig and -{part} exclude each other: the one holds all that the other ones say.", PushConfig));
        if (AbortOnFailedPercent is null && new[] { nameof(AbortOn), nameof(AbortAfterExecuted) }.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is { } alone)
            ThrowTerminatingError(FleetException.Record("AbortPercentMissing", ErrorCategory.InvalidArgument, $"-{alone} says more of -AbortOnFailedPercent, which is not given.", MyInvocation.BoundParameters[alone]));
    }

    private protected override void Process()
    {
        var request = new CreateOtaTaskConfigurationRequest { Name = Name, Description = Description, PushConfig = PushConfig ?? Push(), ClientToken = ClientToken };
        Create("over-the-air task configuration", cancellation => Client.CreateOtaTaskConfigurationAsync(request, cancellation), made => WriteObject(made.With("Name", request.Name)));
    }

    private PushConfig? Push()
    {
        var rate = BaseRatePerMinute is null && IncrementFactor is null && IncreaseAfterNotified is null && IncreaseAfterSucceeded is null
            ? null
            : new ExponentialRolloutRate
            {
                BaseRatePerMinute = BaseRatePerMinute,
                IncrementFactor = IncrementFactor,
                RateIncreaseCriteria = IncreaseAfterNotified is null && IncreaseAfterSucceeded is null
                    ? null
                    : new RolloutRateIncreaseCriteria { NumberOfNotifiedThings = IncreaseAfterNotified, NumberOfSucceededThings = IncreaseAfterSucceeded },
            };
        var rollout = rate is null && MaximumPerMinute is null ? null : new OtaTaskExecutionRolloutConfig { MaximumPerMinute = MaximumPerMinute, ExponentialRolloutRate = rate };
        var abort = AbortOnFailedPercent is not { } percent ? null : new OtaTaskAbortConfig
        {
            AbortConfigCriteriaList = (AbortOn ?? [AbortCriteriaFailureType.ALL]).Select(type => new AbortConfigCriteria
            {
                Action = AbortCriteriaAction.CANCEL,
                FailureType = type,
                ThresholdPercentage = percent,
                MinNumberOfExecutedThings = AbortAfterExecuted ?? 1,
            }).ToList(),
        };
        var timeout = TimeoutMinutes is { } minutes ? new OtaTaskTimeoutConfig { InProgressTimeoutInMinutes = minutes } : null;
        return rollout is null && abort is null && timeout is null ? null : new PushConfig { RolloutConfig = rollout, AbortConfig = abort, TimeoutConfig = timeout };
    }
}
