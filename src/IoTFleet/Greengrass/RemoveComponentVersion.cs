using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Removes versions of components. Devices that have a version keep it; no deployment can name it any more. Which version
/// is meant must be said: no latest one is taken by itself.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "GGComponentVersion", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveComponentVersion : ComponentCmdlet
{
    /// <summary>ARNs of versions, names of components together with Version, or objects of other commands that have a version.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "ComponentName", "Arn")]
    [ComponentReferenceTransformation]
    [ValidateNotNullOrEmpty]
    public ComponentReference[] Component { get; set; } = [];

    /// <summary>The version, in place of the one that Component names.</summary>
    [Parameter(Position = 1)]
    [Alias("ComponentVersion")]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        foreach (var named in Component)
        {
            var component = In(named, Version);
            if (component.Version is null)
            {
                WriteError(FleetException.Record(
                    "VersionMissing", ErrorCategory.InvalidArgument,
                    $"Which version of the component '{component.Name}' is to be removed? Give -Version, or a version's ARN.", component.Arn ?? component.Name));
                continue;
            }

            if (Confirmed($"component '{component}'", "Remove version", Force))
                Run(component.VersionArn ?? component.Name, $"component '{component}'", async cancellation =>
                {
                    var arn = await Catalog.VersionArnAsync(component, null, cancellation).ConfigureAwait(false);
                    return await Service.Greengrass.DeleteComponentAsync(new DeleteComponentRequest { Arn = arn }, cancellation).ConfigureAwait(false);
                }, static _ => { });
        }
    }
}
