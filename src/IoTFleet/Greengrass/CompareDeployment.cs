using System.Management.Automation;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Greengrass.Changes;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Compares two deployments, or a deployment with what its devices have installed: drift. One object for each difference.
/// Devices do not tell their configuration, so that drift is about versions, missing, left over and broken components.
/// </summary>
[Cmdlet(VerbsData.Compare, "GGDeployment", DefaultParameterSetName = "Id")]
[OutputType(typeof(DeploymentDifference))]
public sealed class CompareDeployment : DeploymentCmdlet
{
    private readonly HashSet<string> _warned = [];

    /// <summary>The deployment to compare with, as id or object. Without it, the deployment is compared with what its devices have installed.</summary>
    [Parameter(Position = 1)]
    [Alias("DifferenceDeployment")]
    [DeploymentIdTransformation]
    [ArgumentCompleter(typeof(DeploymentCompleter))]
    [ValidateCount(1, 1)]
    public string[]? Difference { get; set; }

    /// <summary>Compares the revision before with the deployment: what did the last deployment change?</summary>
    [Parameter]
    public SwitchParameter Previous { get; set; }

    /// <summary>Gives what is equal too.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    private protected override void Begin()
    {
        if (Previous && Difference is not null)
            ThrowTerminatingError(FleetException.Record("DifferenceAndPrevious", ErrorCategory.InvalidArgument, "-Difference and -Previous exclude each other.", Difference[0]));
    }

    private protected override void Process()
    {
        foreach (var query in Queries)
        {
            if (Difference is not null) Run(query.Input, $"{query} compared with deployment '{Difference[0]}'", cancellation => RevisionsAsync(query, cancellation), WriteDifferences);
            else if (Previous) Run(query.Input, query.ToString(), cancellation => RevisionsAsync(query, cancellation), WriteDifferences);
            else Start(query.Input, query.ToString(), (emit, cancellation) => DriftAsync(query, emit, cancellation));
        }
    }

    private protected override void End()
    {
        Drain();
        WriteProgress(new ProgressRecord(0, "Drift", "Done") { RecordType = ProgressRecordType.Completed });
    }

    private async Task<IReadOnlyList<DeploymentDifference>> RevisionsAsync(DeploymentQuery query, CancellationToken cancellation)
    {
        var given = await query.ReadAsync(Service, cancellation).ConfigureAwait(false);
        var other = await new DeploymentQuery { DeploymentId = Difference?[0] ?? await PreviousAsync(given, cancellation).ConfigureAwait(false) }.ReadAsync(Service, cancellation).ConfigureAwait(false);
        var (reference, difference) = Previous ? (other, given) : (given, other);
        var differences = DeploymentDifference.Between(DeploymentPlan.RequestOf(reference), DeploymentPlan.RequestOf(difference));
        return [.. differences.Select(d => d with { DeploymentId = reference.DeploymentId })];
    }

    private async Task<string> PreviousAsync(GetDeploymentResponse deployment, CancellationToken cancellation)
    {
        var request = new ListDeploymentsRequest { TargetArn = deployment.TargetArn, HistoryFilter = DeploymentHistoryFilter.ALL };
        Deployment? previous = null;
        await foreach (var page in Deployments.ListAsync(Service, request, cancellation).ConfigureAwait(false))
            foreach (var other in page)
                if (Number(other.RevisionId) < Number(deployment.RevisionId) && (previous is null || Number(other.RevisionId) > Number(previous.RevisionId))) previous = other;
        return previous?.DeploymentId ?? throw new DeploymentNotFoundException($"Revision {deployment.RevisionId} has none before it that is still there.");
    }

    private async Task DriftAsync(DeploymentQuery query, Func<Action, Task> emit, CancellationToken cancellation)
    {
        var deployment = await query.ReadAsync(Service, cancellation).ConfigureAwait(false);
        var shown = new ProgressEmitter(emit);
        var options = new DriftOptions
        {
            ThrottleLimit = ThrottleLimit,
            IncludeEqual = IncludeEqual,
            Progress = (done, total) => shown.Report(() => WriteProgress(RolloutDisplay.Progress("Drift", query.ToString(), new RolloutProgress("Reading components", done, total)))),
            CannotSee = text => _ = emit(() => Warn(text)),
        };
        await foreach (var outcomes in Drift.ReadAsync(Service, deployment, options, cancellation).ConfigureAwait(false))
            foreach (var outcome in outcomes)
                await emit(() =>
                {
                    if (outcome.Error is { } error) WriteError(ServiceError.Record(error, $"core device '{outcome.Input}'", outcome.Input, Service));
                    else
                        foreach (var difference in outcome.Value!) WriteObject(OfDevice(difference));
                }).ConfigureAwait(false);
    }

    // Its table has a column for the device.
    private static PSObject OfDevice(DeploymentDifference difference)
    {
        var shown = PSObject.AsPSObject(difference);
        shown.TypeNames.Insert(0, typeof(DeploymentDifference).FullName + "#Device");
        return shown;
    }

    private void Warn(string text)
    {
        if (_warned.Add(text)) WriteWarning($"Not seen: {text}.");
    }

    private void WriteDifferences(IReadOnlyList<DeploymentDifference> differences)
    {
        foreach (var difference in differences)
            if (IncludeEqual || difference.Change != DifferenceKind.Equal) WriteObject(difference);
    }

    private static long Number(string? revision) => long.TryParse(revision, out var number) ? number : 0;
}
