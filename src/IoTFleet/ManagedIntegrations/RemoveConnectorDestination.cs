using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes connector destinations that no account association uses.</summary>
[Cmdlet(VerbsCommon.Remove, "MIConnectorDestination", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveConnectorDestination : ManagedIntegrationsCmdlet
{
    /// <summary>Connector destinations: ids, names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "ConnectorDestinationId")]
    [ReferenceTransformation("ConnectorDestination")]
    [ArgumentCompleter(typeof(ConnectorDestinationCompleter))]
    public ResourceReference[] ConnectorDestination { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => Remove(
        Resources.ConnectorDestinations, ConnectorDestination, Force, (id, cancellation) => Client.DeleteConnectorDestinationAsync(new DeleteConnectorDestinationRequest { Identifier = id }, cancellation));
}
