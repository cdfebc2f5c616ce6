using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Cancels deployments: devices that have not received them will not. Those that have go on.</summary>
/// <remarks>Devices that have the deployment keep it; those that were not told of it yet are not told any more.</remarks>
[Cmdlet(VerbsLifecycle.Stop, "GGDeployment", SupportsShouldProcess = true)]
public sealed class StopDeployment : BulkCmdlet
{
    /// <summary>Ids of deployments.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [DeploymentIdTransformation]
    [ArgumentCompleter(typeof(DeploymentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] DeploymentId { get; set; } = [];

    private protected override void Process()
    {
        foreach (var id in DeploymentId)
            if (ShouldProcess($"deployment '{id}'", "Cancel"))
                Run(id, $"deployment '{id}'", cancellation => Service.Greengrass.CancelDeploymentAsync(new CancelDeploymentRequest { DeploymentId = id }, cancellation), response =>
                {
                    if (response.Message is { } message) WriteVerbose(message);
                });
    }
}
