using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes credential lockers that no managed thing uses.</summary>
[Cmdlet(VerbsCommon.Remove, "MICredentialLocker", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveCredentialLocker : ManagedIntegrationsCmdlet
{
    /// <summary>Credential lockers: ids, ARNs, names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "CredentialLockerId")]
    [ReferenceTransformation("CredentialLocker")]
    [ArgumentCompleter(typeof(CredentialLockerCompleter))]
    public ResourceReference[] CredentialLocker { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => Remove(
        Resources.CredentialLockers, CredentialLocker, Force, (id, cancellation) => Client.DeleteCredentialLockerAsync(new DeleteCredentialLockerRequest { Identifier = id }, cancellation));
}
