using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace IoTFleet.Core.Sessions;

/// <summary>Credentials that an SSO session stands behind. When the session has ended, the error says how to begin one.</summary>
internal sealed class SsoCredentials : AWSCredentials
{
    private const int LongestChain = 10;
    private readonly AWSCredentials _inner;
    private readonly string _profile;

    private SsoCredentials(AWSCredentials inner, string profile)
    {
        _inner = inner;
        _profile = profile;
    }

    /// <summary>The credentials of a profile, which is one of SSO, assumes a role from one, or is neither.</summary>
    internal static AWSCredentials Of(CredentialProfile profile, ICredentialProfileSource profiles)
    {
        var credentials = AWSCredentialsFactory.GetAWSCredentials(profile, profiles);
        var source = profile;
        for (var i = 0; i < LongestChain && source is not null; i++)
        {
            if (source.Options.SsoStartUrl is not null || source.Options.SsoSession is not null) return new SsoCredentials(credentials, source.Name);
            source = source.Options.SourceProfile is { } name && profiles.TryGetProfile(name, out var next) ? next : null;
        }

        return credentials;
    }

    public override ImmutableCredentials GetCredentials() => Explained(_inner.GetCredentials);

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await _inner.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (IsSignedOut(e))
        {
            throw SignedOut(e);
        }
    }

    private ImmutableCredentials Explained(Func<ImmutableCredentials> get)
    {
        try
        {
            return get();
        }
        catch (Exception e) when (IsSignedOut(e))
        {
            throw SignedOut(e);
        }
    }

    // No token, one that cannot be refreshed, or one that the service does not take any more.
    private static bool IsSignedOut(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
            if ((e is AmazonClientException && e.Message.Contains("SSO")) || e is AmazonServiceException { StatusCode: HttpStatusCode.Unauthorized }) return true;
        return false;
    }

    private AmazonClientException SignedOut(Exception e)
    {
        var profile = _profile.Contains(' ') ? $"\"{_profile}\"" : _profile;
        return new AmazonClientException($"The SSO session of profile '{_profile}' has ended, or none was begun. Begin one: aws sso login --profile {profile}", e);
    }
}
