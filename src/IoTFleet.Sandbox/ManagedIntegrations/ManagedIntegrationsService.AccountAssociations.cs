using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

/// <summary>Links to accounts of third parties. In the sandbox the end user signs in a minute after being asked to.</summary>
internal sealed partial class ManagedIntegrationsService
{
    private static readonly TimeSpan SignInTime = TimeSpan.FromMinutes(1), AssociationDeletionTime = TimeSpan.FromSeconds(10);
    private readonly Table<AccountAssociation> _associations = new(a => a.Id);

    /// <summary>Whether the next end user who should sign in declines.</summary>
    internal bool FailNextAccountLink { get; set; }

    protected override CreateAccountAssociationResponse CreateAccountAssociation(CreateAccountAssociationRequest request) => Once(request.ClientToken, () =>
    {
        CheckTags(request.Tags);
        var destination = ConnectorDestination(request.ConnectorDestinationId);
        CheckAuthorization(request, destination);
        Quotas.Check("AccountAssociations", _associations.Count);
        var association = AddAssociation(_ids.Next(), destination, request);
        if (destination.AuthConfig.OAuth is null) association.State = AssociationState.ASSOCIATION_SUCCEEDED;
        else AwaitSignIn(association);
        return new CreateAccountAssociationResponse
        {
            AccountAssociationId = association.Id,
            Arn = association.Arn,
            AssociationState = association.State,
            OAuthAuthorizationUrl = association.AuthorizationUrl,
        };
    });

    protected override GetAccountAssociationResponse GetAccountAssociation(GetAccountAssociationRequest request)
    {
        var association = Association(request.AccountAssociationId);
        return new GetAccountAssociationResponse
        {
            AccountAssociationId = association.Id,
            Arn = association.Arn,
            AssociationState = association.State,
            ErrorMessage = association.ErrorMessage,
            ConnectorDestinationId = association.ConnectorDestinationId,
            Name = association.Name,
            Description = association.Description,
            OAuthAuthorizationUrl = association.AuthorizationUrl,
            GeneralAuthorization = association.GeneralAuthorization,
            Tags = Filled(association.Tags),
        };
    }

    protected override ListAccountAssociationsResponse ListAccountAssociations(ListAccountAssociationsRequest request)
    {
        var (items, next) = Page(
            _associations, request.MaxResults, request.NextToken,
            a => request.ConnectorDestinationId is null || a.ConnectorDestinationId == request.ConnectorDestinationId, request.ConnectorDestinationId);
        return new ListAccountAssociationsResponse
        {
            Items = items.ConvertAll(a => new AccountAssociationItem
            {
                AccountAssociationId = a.Id,
                Arn = a.Arn,
                AssociationState = a.State,
                ErrorMessage = a.ErrorMessage,
                ConnectorDestinationId = a.ConnectorDestinationId,
                Name = a.Name,
                Description = a.Description,
            }),
            NextToken = next,
        };
    }

    protected override UpdateAccountAssociationResponse UpdateAccountAssociation(UpdateAccountAssociationRequest request)
    {
        var association = Association(request.AccountAssociationId);
        CheckNotDeleting(association);
        association.Name = request.Name ?? association.Name;
        association.Description = request.Description ?? association.Description;
        return new UpdateAccountAssociationResponse();
    }

    protected override StartAccountAssociationRefreshResponse StartAccountAssociationRefresh(StartAccountAssociationRefreshRequest request)
    {
        var association = Association(request.AccountAssociationId);
        CheckNotDeleting(association);
        if (association.State == AssociationState.ASSOCIATION_IN_PROGRESS) throw Conflict("The account association waits for its end user to sign in.");
        if (ConnectorDestination(association.ConnectorDestinationId).AuthConfig.OAuth is null)
            throw Invalid("An account association without OAuth has nothing to refresh.");
        AwaitSignIn(association);
        return new StartAccountAssociationRefreshResponse { OAuthAuthorizationUrl = association.AuthorizationUrl };
    }

    protected override DeleteAccountAssociationResponse DeleteAccountAssociation(DeleteAccountAssociationRequest request)
    {
        var association = Association(request.AccountAssociationId);
        if (_registrations.All.Any(r => r.AccountAssociationId == association.Id))
            throw Conflict("The account association is in use by managed things.");
        if (association.State == AssociationState.ASSOCIATION_DELETING) return new DeleteAccountAssociationResponse();
        SetState(association, AssociationState.ASSOCIATION_DELETING);
        _timeline.After(AssociationDeletionTime, () => _associations.Remove(association.Id));
        return new DeleteAccountAssociationResponse();
    }

    internal void ExpireRefreshToken(string id) => SetState(Association(id), AssociationState.REFRESH_TOKEN_EXPIRED);

    private AccountAssociation Association(string id) => _associations.Find(id) ?? throw NotFound("account-association", id);

    private AccountAssociation AddAssociation(string id, ConnectorDestination destination, CreateAccountAssociationRequest request)
    {
        var association = new AccountAssociation
        {
            Id = id,
            Arn = Arn("account-association", id),
            ConnectorDestinationId = destination.Id,
            Name = request.Name,
            Description = request.Description,
            GeneralAuthorization = request.GeneralAuthorization,
            Tags = Copy(request.Tags),
        };
        _associations.Add(association);
        return association;
    }

    private void CheckAuthorization(CreateAccountAssociationRequest request, ConnectorDestination destination)
    {
        if (request.GeneralAuthorization?.AuthMaterialName is { } name
            && destination.AuthConfig.GeneralAuthorization?.Exists(m => m.AuthMaterialName == name) != true)
            throw Invalid("The connector destination has no authentication material of the name in 'GeneralAuthorization'.");
    }

    private void CheckNotDeleting(AccountAssociation association)
    {
        if (association.State == AssociationState.ASSOCIATION_DELETING) throw Conflict("The account association is being deleted.");
    }

    private void AwaitSignIn(AccountAssociation association)
    {
        // Every request to sign in has a state of its own, which also tells an answer from those to earlier requests.
        var state = _ids.Next();
        var oauth = ConnectorDestination(association.ConnectorDestinationId).AuthConfig.OAuth;
        var query = $"response_type=code&scope={Uri.EscapeDataString(oauth.Scope ?? "")}&state={state}";
        var url = $"{oauth.AuthUrl}{(oauth.AuthUrl.Contains("?") ? "&" : "?")}{query}";
        association.AuthorizationUrl = "https://" + url.Substring(url.IndexOf("//", StringComparison.Ordinal) + 2);
        association.ErrorMessage = null;
        SetState(association, AssociationState.ASSOCIATION_IN_PROGRESS);
        var asked = association.AuthorizationUrl;
        _timeline.After(SignInTime, () =>
        {
            if (association.AuthorizationUrl == asked && association.State == AssociationState.ASSOCIATION_IN_PROGRESS) SignIn(association);
        });
    }

    private void SignIn(AccountAssociation association)
    {
        if (FailNextAccountLink) association.ErrorMessage = "The end user declined";
        SetState(association, FailNextAccountLink ? AssociationState.ASSOCIATION_FAILED : AssociationState.ASSOCIATION_SUCCEEDED);
        FailNextAccountLink = false;
    }

    private void SetState(AccountAssociation association, AssociationState state)
    {
        association.State = state;
        Notify(EventType.ACCOUNT_ASSOCIATION, association.Id, state.Value);
    }
}
