using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>
/// Asks the end users of account associations to sign in again, where a token has expired. They do so at the
/// OAuthAuthorizationUrl of what this emits, which tables do not show.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "MIAccountAssociationRefresh", SupportsShouldProcess = true)]
[OutputType(typeof(StartAccountAssociationRefreshResponse))]
public sealed class StartAccountAssociationRefresh : ManagedIntegrationsCmdlet
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
        "Ask its end user to sign in again",
        (id, cancellation) => Client.StartAccountAssociationRefreshAsync(new StartAccountAssociationRefreshRequest { AccountAssociationId = id }, cancellation),
        (_, id, answer) => WriteObject(answer.With("AccountAssociationId", id)));
}
