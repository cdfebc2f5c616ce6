using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes cloud connectors that no connector destination uses.</summary>
[Cmdlet(VerbsCommon.Remove, "MICloudConnector", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveCloudConnector : ManagedIntegrationsCmdlet
{
    /// <summary>Cloud connectors: ids, names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "CloudConnectorId")]
    [ReferenceTransformation("CloudConnector")]
    [ArgumentCompleter(typeof(CloudConnectorCompleter))]
    public ResourceReference[] CloudConnector { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => Remove(
        Resources.CloudConnectors, CloudConnector, Force, (id, cancellation) => Client.DeleteCloudConnectorAsync(new DeleteCloudConnectorRequest { Identifier = id }, cancellation));
}
