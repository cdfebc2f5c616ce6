using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes destinations of notifications.</summary>
[Cmdlet(VerbsCommon.Remove, "MIDestination", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDestination : ManagedIntegrationsCmdlet
{
    /// <summary>Destinations: names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "DestinationName")]
    [ReferenceTransformation("Destination")]
    [ArgumentCompleter(typeof(DestinationCompleter))]
    public ResourceReference[] Destination { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => Remove(
        Resources.Destinations, Destination, Force, (id, cancellation) => Client.DeleteDestinationAsync(new DeleteDestinationRequest { Name = id }, cancellation));
}
