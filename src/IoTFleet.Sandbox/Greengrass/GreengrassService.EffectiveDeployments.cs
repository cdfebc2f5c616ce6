using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Sandbox.IoT;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>What became of the deployments on each core device.</summary>
internal sealed partial class GreengrassService
{
    /// <summary>The nucleus that first reported error codes.</summary>
    private static readonly SemanticVersion FirstWithErrorCodes = SemanticVersion.Of(2, 8, 0);

    protected override ListEffectiveDeploymentsResponse ListEffectiveDeployments(ListEffectiveDeploymentsRequest request)
    {
        var device = RequiredDevice(request.CoreDeviceThingName);
        var (items, next) = PageToken.Page(
            after => EffectiveOn(device, after), found => found.Deployment.SortKey,
            $"effective deployments of {device.Thing.Name}", request.MaxResults, request.NextToken, InvalidToken);
        return new ListEffectiveDeploymentsResponse
        {
            EffectiveDeployments = items.ConvertAll(found => Effective(device, found.Deployment, found.Execution)),
            NextToken = next,
        };
    }

    // The deployments that have an execution for the device; asked of the jobs, so that no device has to hold a list.
    private IEnumerable<(DeploymentRevision Deployment, DeviceJobExecution Execution)> EffectiveOn(Device device, string? after)
    {
        foreach (var deployment in _deployments.All)
        {
            if (after is not null && string.CompareOrdinal(deployment.SortKey, after) <= 0) continue;
            if (deployment.Job.Find(device.Thing.Name) is { } execution && execution.State != ExecutionState.Removed) yield return (deployment, execution);
        }
    }

    private static EffectiveDeployment Effective(Device device, DeploymentRevision deployment, DeviceJobExecution execution) => new()
    {
        DeploymentId = deployment.Id,
        DeploymentName = deployment.Name ?? "",
        IotJobId = deployment.Job.Id,
        IotJobArn = deployment.Job.Arn,
        TargetArn = deployment.TargetArn,
        CoreDeviceExecutionStatus = StatusOf(deployment, execution.State),
        Reason = ReasonOf(execution.Outcome),
        StatusDetails = DetailsOf(device, execution.Outcome),
        CreationTimestamp = deployment.CreatedAt,
        ModifiedTimestamp = execution.UpdatedAt,
    };

    private static EffectiveDeploymentExecutionStatus StatusOf(DeploymentRevision deployment, ExecutionState state) => state switch
    {
        ExecutionState.Queued => EffectiveDeploymentExecutionStatus.QUEUED,
        ExecutionState.InProgress => EffectiveDeploymentExecutionStatus.IN_PROGRESS,
        ExecutionState.Failed => EffectiveDeploymentExecutionStatus.FAILED,
        ExecutionState.TimedOut => EffectiveDeploymentExecutionStatus.TIMED_OUT,
        ExecutionState.Rejected => EffectiveDeploymentExecutionStatus.REJECTED,
        ExecutionState.Succeeded when deployment.Group is null => EffectiveDeploymentExecutionStatus.COMPLETED,
        ExecutionState.Succeeded => EffectiveDeploymentExecutionStatus.SUCCEEDED,
        _ => EffectiveDeploymentExecutionStatus.CANCELED,
    };

    private static string? ReasonOf(JobOutcome? outcome) =>
        outcome is null ? null : outcome.Cause is null ? outcome.DetailedStatus : $"{outcome.DetailedStatus}: {outcome.Cause}";

    private static EffectiveDeploymentStatusDetails? DetailsOf(Device device, JobOutcome? outcome) =>
        outcome?.ErrorStack is null || !ReportsErrorCodes(device)
            ? null
            : new EffectiveDeploymentStatusDetails { ErrorStack = [.. outcome.ErrorStack], ErrorTypes = [.. outcome.ErrorTypes ?? []] };

    private static bool ReportsErrorCodes(Device device) =>
        device.Model.Runtime == DeviceModel.Lite
        || (SemanticVersion.TryParse(device.Software.NucleusVersion, out var version) && version.CompareTo(FirstWithErrorCodes) >= 0);
}
