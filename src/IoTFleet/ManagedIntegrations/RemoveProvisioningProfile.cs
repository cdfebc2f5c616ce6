using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes provisioning profiles. That takes a moment: Wait-MIProvisioningProfile waits for it.</summary>
[Cmdlet(VerbsCommon.Remove, "MIProvisioningProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveProvisioningProfile : ManagedIntegrationsCmdlet
{
    /// <summary>Provisioning profiles: ids, ARNs, names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "ProvisioningProfileId")]
    [ReferenceTransformation("ProvisioningProfile")]
    [ArgumentCompleter(typeof(ProvisioningProfileCompleter))]
    public ResourceReference[] ProvisioningProfile { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => Remove(
        Resources.ProvisioningProfiles, ProvisioningProfile, Force, (id, cancellation) => Client.DeleteProvisioningProfileAsync(new DeleteProvisioningProfileRequest { Identifier = id }, cancellation));
}
