using System.Management.Automation;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Sums up how far over-the-air tasks are: their executions by status, and each thing that was not updated.</summary>
[Cmdlet(VerbsCommon.Get, "MIOtaTaskProgress")]
[OutputType(typeof(OtaTaskProgress))]
public sealed class GetOtaTaskProgress : ManagedIntegrationsCmdlet
{
    /// <summary>Over-the-air tasks: ids, ARNs or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "TaskId")]
    [ReferenceTransformation("OtaTask")]
    [ArgumentCompleter(typeof(OtaTaskCompleter))]
    public ResourceReference[] OtaTask { get; set; } = [];

    private protected override void Process() =>
        ForEach(Resources.OtaTasks, OtaTask, "progress of", (id, cancellation) => OtaTasks.ProgressAsync(Service, id, withNames: true, ThrottleLimit, cancellation));
}
