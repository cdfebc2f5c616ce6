using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes account associations that no managed thing is registered with.</summary>
[Cmdlet(VerbsCommon.Remove, "MIAccountAssociation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveAccountAssociation : ManagedIntegrationsCmdlet
{
    /// <summary>Account associations: ids, ARNs, names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "AccountAssociationId")]
    [ReferenceTransformation("AccountAssociation")]
    [ArgumentCompleter(typeof(AccountAssociationCompleter))]
    public ResourceReference[] AccountAssociation { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => Remove(
        Resources.AccountAssociations, AccountAssociation, Force, (id, cancellation) => Client.DeleteAccountAssociationAsync(new DeleteAccountAssociationRequest { AccountAssociationId = id }, cancellation));
}
