using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Paging;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists what became of over-the-air tasks on the managed things that were told of them.</summary>
[Cmdlet(VerbsCommon.Get, "MIOtaTaskExecution")]
[OutputType(typeof(OtaTaskExecutionSummaries))]
public sealed class GetOtaTaskExecution : ManagedIntegrationsCmdlet
{
    /// <summary>Over-the-air tasks: ids, ARNs or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "TaskId")]
    [ReferenceTransformation("OtaTask")]
    [ArgumentCompleter(typeof(OtaTaskCompleter))]
    public ResourceReference[] OtaTask { get; set; } = [];

    /// <summary>Only executions with one of these statuses.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<OtaTaskExecutionStatus>))]
    public OtaTaskExecutionStatus[]? Status { get; set; }

    /// <summary>How many executions a page of the list has.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? PageSize { get; set; }

    private protected override void Process() => ListEach(
        Resources.OtaTasks,
        OtaTask,
        "executions of",
        (id, cancellation) => Pages.ReadAsync(
            Client.Paginators.ListOtaTaskExecutions(new ListOtaTaskExecutionsRequest { Identifier = id, MaxResults = PageSize }).Responses, r => r.ExecutionSummaries, r => r.NextToken, cancellation),
        (_, id, item) =>
        {
            if (Status is null || Status.Contains(item.TaskExecutionSummary?.Status))
                WriteObject(item.With("TaskId", id).With("Status", item.TaskExecutionSummary?.Status).With("RetryAttempt", item.TaskExecutionSummary?.RetryAttempt));
        });
}
