using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Changes name or description of account associations.</summary>
[Cmdlet(VerbsCommon.Set, "MIAccountAssociation", SupportsShouldProcess = true)]
public sealed class SetAccountAssociation : RenameCmdlet
{
    /// <summary>Account associations: ids, ARNs, names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "AccountAssociationId")]
    [ReferenceTransformation("AccountAssociation")]
    [ArgumentCompleter(typeof(AccountAssociationCompleter))]
    public ResourceReference[] AccountAssociation { get; set; } = [];

    private protected override void Process() => Change(
        Resources.AccountAssociations,
        AccountAssociation,
        "Change",
        (id, cancellation) => Client.UpdateAccountAssociationAsync(new UpdateAccountAssociationRequest { AccountAssociationId = id, Name = Name, Description = Description }, cancellation));
}
