using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes over-the-air task configurations that no task uses.</summary>
[Cmdlet(VerbsCommon.Remove, "MIOtaTaskConfiguration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveOtaTaskConfiguration : ManagedIntegrationsCmdlet
{
    /// <summary>Over-the-air task configurations: ids, names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "TaskConfigurationId")]
    [ReferenceTransformation("OtaTaskConfiguration")]
    [ArgumentCompleter(typeof(OtaTaskConfigurationCompleter))]
    public ResourceReference[] OtaTaskConfiguration { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => Remove(
        Resources.OtaTaskConfigurations, OtaTaskConfiguration, Force, (id, cancellation) => Client.DeleteOtaTaskConfigurationAsync(new DeleteOtaTaskConfigurationRequest { Identifier = id }, cancellation));
}
