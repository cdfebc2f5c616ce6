using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Registers managed things with the account association whose cloud they are in, after a discovery of that cloud.</summary>
[Cmdlet(VerbsLifecycle.Register, "MIManagedThingAssociation", SupportsShouldProcess = true)]
[OutputType(typeof(RegisterAccountAssociationResponse))]
public sealed class RegisterManagedThingAssociation : ManagedThingCmdlet
{
    /// <summary>The account association: its object, id, ARN or name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountAssociationId")]
    [ReferenceTransformation("AccountAssociation")]
    [ArgumentCompleter(typeof(AccountAssociationCompleter))]
    public ResourceReference? AccountAssociation { get; set; }

    /// <summary>The discovery that found the things: its object or id.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("DeviceDiscoveryId")]
    [ReferenceTransformation("DeviceDiscovery")]
    [ArgumentCompleter(typeof(DeviceDiscoveryCompleter))]
    public ResourceReference? DeviceDiscovery { get; set; }

    private protected override void Process()
    {
        var (association, discovery) = (AccountAssociation!, DeviceDiscovery!);
        Change(
            Resources.ManagedThings,
            ManagedThing,
            $"Register with {Resources.AccountAssociations.Words(association)}",
            async (id, cancellation) =>
            {
                var account = await References.IdAsync(Resources.AccountAssociations, association, cancellation).ConfigureAwait(false);
                return await Client.RegisterAccountAssociationAsync(
                    new RegisterAccountAssociationRequest { ManagedThingId = id, AccountAssociationId = account, DeviceDiscoveryId = discovery.Id ?? discovery.Text }, cancellation).ConfigureAwait(false);
            },
            (_, _, registration) => WriteObject(registration));
    }
}
