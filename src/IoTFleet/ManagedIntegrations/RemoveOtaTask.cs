using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes over-the-air tasks. A task that runs is stopped: devices that have not finished are canceled.</summary>
[Cmdlet(VerbsCommon.Remove, "MIOtaTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveOtaTask : ManagedIntegrationsCmdlet
{
    /// <summary>Over-the-air tasks: ids, ARNs or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "TaskId")]
    [ReferenceTransformation("OtaTask")]
    [ArgumentCompleter(typeof(OtaTaskCompleter))]
    public ResourceReference[] OtaTask { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => Remove(
        Resources.OtaTasks, OtaTask, Force, (id, cancellation) => Client.DeleteOtaTaskAsync(new DeleteOtaTaskRequest { Identifier = id }, cancellation));
}
