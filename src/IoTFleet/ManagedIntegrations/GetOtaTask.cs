using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists over-the-air tasks, or gets those that are given by id or ARN, with what they install, whom they target and how far they are.</summary>
[Cmdlet(VerbsCommon.Get, "MIOtaTask")]
[OutputType(typeof(OtaTaskSummary), typeof(GetOtaTaskResponse))]
public sealed class GetOtaTask : GetResourceCmdlet<OtaTaskSummary, GetOtaTaskResponse>
{
    /// <summary>Over-the-air tasks: ids, ARNs or objects.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "TaskId")]
    [ReferenceTransformation("OtaTask")]
    [ArgumentCompleter(typeof(OtaTaskCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? OtaTask { get; set; }

    private protected override void Process() => GetOrList(Resources.OtaTasks, OtaTask);
}
