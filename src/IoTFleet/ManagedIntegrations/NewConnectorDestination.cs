using System.Management.Automation;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Creates a connector destination: how accounts in the cloud of a third party let a cloud connector in.</summary>
[Cmdlet(VerbsCommon.New, "MIConnectorDestination", SupportsShouldProcess = true)]
[OutputType(typeof(CreateConnectorDestinationResponse))]
public sealed class NewConnectorDestination : CreateCmdlet
{
    /// <summary>The destination's name.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The cloud connector: its object, id or name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CloudConnectorId")]
    [ReferenceTransformation("CloudConnector")]
    [ArgumentCompleter(typeof(CloudConnectorCompleter))]
    public ResourceReference? CloudConnector { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>How is authorized. OAUTH when AuthUrl is given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConstantCompleter<AuthType>))]
    public AuthType? AuthType { get; set; }

    /// <summary>OAuth: the URL where end users sign in.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AuthUrl { get; set; }

    /// <summary>OAuth: the URL where tokens are given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TokenUrl { get; set; }

    /// <summary>OAuth: what is asked to be allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Scope { get; set; }

    /// <summary>OAuth: how the client proves itself where tokens are given. HTTP_BASIC when absent.</summary>
    [Parameter]
    [Alias("TokenEndpointAuthenticationScheme")]
    [ArgumentCompleter(typeof(ConstantCompleter<TokenEndpointAuthenticationScheme>))]
    public TokenEndpointAuthenticationScheme TokenScheme { get; set; } = TokenEndpointAuthenticationScheme.HTTP_BASIC;

    /// <summary>OAuth: where end users are sent after they have signed in.</summary>
    [Parameter]
    [Alias("OAuthCompleteRedirectUrl")]
    [ValidateNotNullOrEmpty]
    public string? RedirectUrl { get; set; }

    /// <summary>OAuth: renews refresh tokens so many days before they expire, at least 30.</summary>
    [Parameter]
    public int? RenewDaysBefore { get; set; }

    /// <summary>Materials that authorize in place of OAuth: @{ AuthMaterialName; SecretsManager = @{ Arn; VersionId } }, as hashtables, JSON or objects.</summary>
    [Parameter]
    [StructureTransformation(typeof(AuthMaterial))]
    public AuthMaterial[]? GeneralAuthorization { get; set; }

    /// <summary>The ARN of the secret that holds client id and client secret.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretArn { get; set; }

    /// <summary>The secret's version.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretVersionId { get; set; }

    /// <summary>A token of your own: the same request with the same token is done once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    private protected override void Begin()
    {
        var more = new[] { nameof(Scope), nameof(TokenScheme), nameof(RedirectUrl), nameof(RenewDaysBefore) };
        if (AuthUrl is null && TokenUrl is null && Array.Find(more, MyInvocation.BoundParameters.ContainsKey) is { } alone)
            ThrowTerminatingError(FleetException.Record("OAuthIncomplete", ErrorCategory.InvalidArgument, $"-{alone} is for OAuth, and -AuthUrl and -TokenUrl, which make it that, are not given.", MyInvocation.BoundParameters[alone]));
    }

    private protected override void Process()
    {
        var connector = CloudConnector!;
        Create(
            $"connector destination{(Name is null ? "" : $" '{Name}'")} of {Resources.CloudConnectors.Words(connector)}",
            async cancellation =>
            {
                var request = Request(await References.IdAsync(Resources.CloudConnectors, connector, cancellation).ConfigureAwait(false));
                var made = await Client.CreateConnectorDestinationAsync(request, cancellation).ConfigureAwait(false);
                return made.With("Name", Name).With("CloudConnectorId", request.CloudConnectorId);
            },
            input: Input(connector.Input));
    }

    private CreateConnectorDestinationRequest Request(string connector) => new()
    {
        Name = Name,
        Description = Description,
        CloudConnectorId = connector,
        AuthType = AuthType ?? (AuthUrl is null ? null : Amazon.IoTManagedIntegrations.AuthType.OAUTH),
        AuthConfig = new AuthConfig { OAuth = OAuth(), GeneralAuthorization = GeneralAuthorization?.ToList() },
        SecretsManager = SecretArn is null && SecretVersionId is null ? null : new SecretsManager { Arn = SecretArn, VersionId = SecretVersionId },
        ClientToken = ClientToken,
    };

    private OAuthConfig? OAuth() => AuthUrl is null && TokenUrl is null ? null : new OAuthConfig
    {
        AuthUrl = AuthUrl,
        TokenUrl = TokenUrl,
        Scope = Scope,
        TokenEndpointAuthenticationScheme = TokenScheme,
        OAuthCompleteRedirectUrl = RedirectUrl,
        ProactiveRefreshTokenRenewal = RenewDaysBefore is { } days ? new ProactiveRefreshTokenRenewal { Enabled = true, DaysBeforeRenewal = days } : null,
    };
}
