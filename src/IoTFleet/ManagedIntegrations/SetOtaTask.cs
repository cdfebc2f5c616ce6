using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Changes what is given of over-the-air tasks that are not over.</summary>
[Cmdlet(VerbsCommon.Set, "MIOtaTask", SupportsShouldProcess = true)]
public sealed class SetOtaTask : ManagedIntegrationsCmdlet
{
    /// <summary>Over-the-air tasks: ids, ARNs or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "TaskId")]
    [ReferenceTransformation("OtaTask")]
    [ArgumentCompleter(typeof(OtaTaskCompleter))]
    public ResourceReference[] OtaTask { get; set; } = [];

    /// <summary>What the task is for.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? Description { get; set; }

    /// <summary>The configuration that says how fast the task rolls out, and when it is aborted: its object, id or name.</summary>
    [Parameter]
    [Alias("TaskConfiguration")]
    [ReferenceTransformation("OtaTaskConfiguration")]
    [ArgumentCompleter(typeof(OtaTaskConfigurationCompleter))]
    public ResourceReference? Configuration { get; set; }

    private protected override void Begin() => CheckChange();

    private protected override void Process() => Change(Resources.OtaTasks, OtaTask, "Change", async (id, cancellation) =>
    {
        var configuration = await References.MaybeIdAsync(Resources.OtaTaskConfigurations, Configuration, cancellation).ConfigureAwait(false);
        return await Client.UpdateOtaTaskAsync(new UpdateOtaTaskRequest { Identifier = id, Description = Description, TaskConfigurationId = configuration }, cancellation).ConfigureAwait(false);
    });
}
