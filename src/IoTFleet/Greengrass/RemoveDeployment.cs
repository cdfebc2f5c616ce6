using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Removes deployments. Devices keep what they have got; an active deployment must be stopped before.</summary>
[Cmdlet(VerbsCommon.Remove, "GGDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDeployment : BulkCmdlet
{
    /// <summary>Ids of deployments.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [DeploymentIdTransformation]
    [ArgumentCompleter(typeof(DeploymentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] DeploymentId { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        foreach (var id in DeploymentId)
            if (Confirmed($"deployment '{id}'", "Remove", Force))
                Run(id, $"deployment '{id}'", cancellation => Service.Greengrass.DeleteDeploymentAsync(new DeleteDeploymentRequest { DeploymentId = id }, cancellation), static _ => { });
    }
}
