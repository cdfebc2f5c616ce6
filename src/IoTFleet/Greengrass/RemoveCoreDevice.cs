using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>
/// Removes core devices from Greengrass. Their things, certificates and the software on them stay; a device that still
/// runs the nucleus comes back when it next reports.
/// </summary>
/// <remarks>
/// The thing in AWS IoT and its certificate stay. A device whose software still runs comes back when it next
/// reports.
/// </remarks>
[Cmdlet(VerbsCommon.Remove, "GGCoreDevice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveCoreDevice : BulkCmdlet
{
    /// <summary>Names of core devices.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CoreDeviceThingName", "ThingName", "CoreDevice")]
    [NameTransformation("core device", "CoreDevice", "CoreDeviceThingName", "ThingName", Namesake = "ManagedThing")]
    [ArgumentCompleter(typeof(CoreDeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        foreach (var name in Name)
            if (Confirmed($"core device '{name}'", "Remove", Force))
                Run(name, $"core device '{name}'", cancellation => Service.Greengrass.DeleteCoreDeviceAsync(new DeleteCoreDeviceRequest { CoreDeviceThingName = name }, cancellation), static _ => { });
    }
}
