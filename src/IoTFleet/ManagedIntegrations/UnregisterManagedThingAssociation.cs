using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Takes managed things out of an account association. Without another one they take no more commands.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "MIManagedThingAssociation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class UnregisterManagedThingAssociation : ManagedThingCmdlet
{
    /// <summary>The account association: its object, id, ARN or name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountAssociationId")]
    [ReferenceTransformation("AccountAssociation")]
    [ArgumentCompleter(typeof(AccountAssociationCompleter))]
    public ResourceReference? AccountAssociation { get; set; }

    /// <summary>Does it without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        var association = AccountAssociation!;
        ForEach(
            Resources.ManagedThings,
            ManagedThing.Where(thing => Confirmed(Resources.ManagedThings.Words(thing), $"Unregister from {Resources.AccountAssociations.Words(association)}", Force)),
            "registration of",
            async (id, cancellation) =>
            {
                var account = await References.IdAsync(Resources.AccountAssociations, association, cancellation).ConfigureAwait(false);
                return await Client.DeregisterAccountAssociationAsync(new DeregisterAccountAssociationRequest { ManagedThingId = id, AccountAssociationId = account }, cancellation).ConfigureAwait(false);
            },
            (_, _, _) => { });
    }
}
