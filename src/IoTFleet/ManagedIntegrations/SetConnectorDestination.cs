using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Changes what is given of connector destinations.</summary>
[Cmdlet(VerbsCommon.Set, "MIConnectorDestination", SupportsShouldProcess = true)]
public sealed class SetConnectorDestination : RenameCmdlet
{
    /// <summary>Connector destinations: ids, names or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "ConnectorDestinationId")]
    [ReferenceTransformation("ConnectorDestination")]
    [ArgumentCompleter(typeof(ConnectorDestinationCompleter))]
    public ResourceReference[] ConnectorDestination { get; set; } = [];

    /// <summary>How is authorized.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<AuthType>))]
    public AuthType? AuthType { get; set; }

    /// <summary>OAuth: where end users are sent after they have signed in.</summary>
    [Parameter]
    [Alias("OAuthCompleteRedirectUrl")]
    [ValidateNotNull]
    public string? RedirectUrl { get; set; }

    /// <summary>OAuth: whether refresh tokens are renewed before they expire.</summary>
    [Parameter]
    public bool? RenewProactively { get; set; }

    /// <summary>OAuth: how many days before, at least 30. Where nothing was said of renewal so far, it is turned on.</summary>
    [Parameter]
    public int? RenewDaysBefore { get; set; }

    /// <summary>Materials to add: @{ AuthMaterialName; SecretsManager = @{ Arn; VersionId } }, as hashtables, JSON or objects.</summary>
    [Parameter]
    [StructureTransformation(typeof(AuthMaterial))]
    public AuthMaterial[]? AddGeneralAuthorization { get; set; }

    /// <summary>Materials in place of those with the same names: @{ AuthMaterialName; SecretsManager = @{ Arn; VersionId } }, as hashtables, JSON or objects.</summary>
    [Parameter]
    [StructureTransformation(typeof(AuthMaterial))]
    public AuthMaterial[]? UpdateGeneralAuthorization { get; set; }

    /// <summary>The ARN of the secret that holds client id and client secret; SecretVersionId goes with it.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? SecretArn { get; set; }

    /// <summary>The secret's version.</summary>
    [Parameter]
    [ValidateNotNull]
    public string? SecretVersionId { get; set; }

    private protected override void Process() => Change(Resources.ConnectorDestinations, ConnectorDestination, "Change", async (id, cancellation) =>
    {
        var request = new UpdateConnectorDestinationRequest
        {
            Identifier = id,
            Name = Name,
            Description = Description,
            AuthType = AuthType,
            AuthConfig = Authorization(await RenewalAsync(id, cancellation).ConfigureAwait(false)),
            SecretsManager = SecretArn is null && SecretVersionId is null ? null : new SecretsManager { Arn = SecretArn, VersionId = SecretVersionId },
        };
        return await Client.UpdateConnectorDestinationAsync(request, cancellation).ConfigureAwait(false);
    });

    // The service replaces the two of them together: the one that is not given is read.
    private async Task<ProactiveRefreshTokenRenewal?> RenewalAsync(string id, CancellationToken cancellation)
    {
        if (RenewProactively is null && RenewDaysBefore is null) return null;
        if (RenewProactively is not null && RenewDaysBefore is not null) return new ProactiveRefreshTokenRenewal { Enabled = RenewProactively, DaysBeforeRenewal = RenewDaysBefore };
        var destination = await Client.GetConnectorDestinationAsync(new GetConnectorDestinationRequest { Identifier = id }, cancellation).ConfigureAwait(false);
        var current = destination.AuthConfig?.OAuth?.ProactiveRefreshTokenRenewal;
        return new ProactiveRefreshTokenRenewal { Enabled = RenewProactively ?? current?.Enabled ?? (RenewDaysBefore is null ? null : true), DaysBeforeRenewal = RenewDaysBefore ?? current?.DaysBeforeRenewal };
    }

    private AuthConfigUpdate? Authorization(ProactiveRefreshTokenRenewal? renewal)
    {
        var oauth = RedirectUrl is null && renewal is null ? null : new OAuthUpdate { OAuthCompleteRedirectUrl = RedirectUrl, ProactiveRefreshTokenRenewal = renewal };
        var general = AddGeneralAuthorization is null && UpdateGeneralAuthorization is null
            ? null
            : new GeneralAuthorizationUpdate { AuthMaterialsToAdd = AddGeneralAuthorization?.ToList(), AuthMaterialsToUpdate = UpdateGeneralAuthorization?.ToList() };
        return oauth is null && general is null ? null : new AuthConfigUpdate { OAuthUpdate = oauth, GeneralAuthorizationUpdate = general };
    }
}
