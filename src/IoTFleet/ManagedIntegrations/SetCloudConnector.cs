using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Changes name or description of cloud connectors.</summary>
[Cmdlet(VerbsCommon.Set, "MICloudConnector", SupportsShouldProcess = true)]
public sealed class SetCloudConnector : RenameCmdlet
{
    /// <summary>Cloud connectors: ids, names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "CloudConnectorId")]
    [ReferenceTransformation("CloudConnector")]
    [ArgumentCompleter(typeof(CloudConnectorCompleter))]
    public ResourceReference[] CloudConnector { get; set; } = [];

    private protected override void Process() => Change(
        Resources.CloudConnectors,
        CloudConnector,
        "Change",
        (id, cancellation) => Client.UpdateCloudConnectorAsync(new UpdateCloudConnectorRequest { Identifier = id, Name = Name, Description = Description }, cancellation));
}
