using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace IoTFleet.Core.Sessions;

/// <summary>
/// Makes sessions, and gives the same one for the same settings so that connections are kept, until the environment or the
/// files of profiles say something else.
/// </summary>
public static class SessionFactory
{
    private static readonly ConcurrentDictionary<SessionSettings, (string Sources, FleetSession Session)> Sessions = new();

    // Those of a sandbox end with it.
    private static readonly ConditionalWeakTable<HttpMessageHandler, ConcurrentDictionary<SessionSettings, FleetSession>> InProcess = new();

    /// <summary>The session for these settings.</summary>
    /// <exception cref="SessionException">The region or the credentials are missing, or a setting is not valid.</exception>
    public static FleetSession Get(SessionSettings settings)
    {
        settings = settings with { ProfileName = settings.Profile };
        if (settings.Handler is { } handler) return InProcess.GetOrCreateValue(handler).GetOrAdd(settings, Make);
        var sources = Sources(settings.ProfileLocation);
        return Sessions.AddOrUpdate(settings, _ => (sources, Make(settings)), (_, made) => made.Sources == sources ? made : (sources, Make(settings))).Session;
    }

    /// <summary>The names of the profiles that the settings' files hold.</summary>
    public static IReadOnlyList<string> ProfileNames(string? profileLocation = null) =>
        new CredentialProfileStoreChain(profileLocation).ListProfiles().Select(p => p.Name).Distinct().ToList();

    // What credentials and regions are read from: the SDK's variables, and the files as they were last written.
    private static string Sources(string? profileLocation)
    {
        string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
        var home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws");
        string[] files = profileLocation is { } given
            ? [given, Path.Combine(Path.GetDirectoryName(given) ?? "", "config")]
            : [Variable("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Combine(home, "credentials"), Variable("AWS_CONFIG_FILE") ?? Path.Combine(home, "config")];
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => ((string)variable.Key).StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            .Select(variable => $"{variable.Key}={variable.Value}")
            .OrderBy(text => text, StringComparer.Ordinal);
        return string.Join("\n", variables.Concat(files.Select(file => FormattableString.Invariant($"{file}: {File.GetLastWriteTimeUtc(file).Ticks}"))));
    }

    private static FleetSession Make(SessionSettings settings)
    {
        var profile = Profile(settings);
        var endpoint = settings.EndpointUrl ?? (profile?.IgnoreConfiguredEndpointUrls == true ? null : profile?.EndpointUrl);
        CheckEndpoint(endpoint, settings.AllowInsecureEndpoint);
        return new FleetSession(Credentials(settings, profile), Region(settings, profile, endpoint), endpoint, settings.Handler, settings.RequestTimeout);
    }

    private static void CheckEndpoint(string? url, bool allowInsecure)
    {
        if (url is null) return;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new SessionException("EndpointInvalid", $"'{url}' is not an endpoint's URL.", "It looks like https://host:port.");
        if (uri.Scheme == "http" && !uri.IsLoopback && !allowInsecure)
            throw new SessionException("EndpointInsecure", $"The endpoint {url} is not encrypted and not on this machine: requests could be read on the way.", "Use https://, or Connect-IoTFleet -AllowInsecureEndpoint where that is acceptable.");
    }

    private static CredentialProfile? Profile(SessionSettings settings)
    {
        if (settings.ProfileName is not { } name) return null;
        var chain = new CredentialProfileStoreChain(settings.ProfileLocation);
        if (chain.TryGetProfile(name, out var profile)) return profile;
        var (file, known) = (settings.ProfileLocation, chain.ListProfiles().Select(p => p.Name).Distinct().ToList());
        var none = $"There is no profile '{name}'";
        throw known.Count > 0
            ? new SessionException("ProfileMissing", $"{none}{(file is null ? "" : $" in {file}")}.", $"Known profiles: {string.Join(", ", known)}.")
            : file is not null && !File.Exists(file)
            ? new SessionException("ProfileMissing", $"{none}: there is no file {file}.", "Name a file that holds profiles with -ProfileLocation, or leave it out for the usual ones.")
            : new SessionException("ProfileMissing", $"{none}: {file ?? "the AWS configuration"} holds no profiles.", $"Make one with 'aws configure --profile {name}' or 'aws configure sso'.");
    }

    private static string Region(SessionSettings settings, CredentialProfile? profile, string? endpoint)
    {
        if ((settings.Region ?? profile?.Region?.SystemName ?? settings.StoredRegion) is { } given)
            return given.Trim() is { Length: > 0 } region && region.All(c => char.IsLetterOrDigit(c) || c == '-')
                ? region
                : throw new SessionException("RegionInvalid", $"'{given}' is not the name of a region.", "It looks like eu-west-1.");
        if (settings.Handler is not null) return "us-east-1";

        // It keeps what it found before.
        FallbackRegionFactory.Reset();
        if (FallbackRegionFactory.GetRegionEndpoint() is { } found) return found.SystemName;

        // An endpoint of one's own needs a region only to sign for.
        if (endpoint is not null) return "us-east-1";
        throw new SessionException("RegionMissing", "No region is set.", "Give -Region, run Connect-IoTFleet -Region <region>, or set the environment variable AWS_REGION.");
    }

    private static AWSCredentials Credentials(SessionSettings settings, CredentialProfile? profile)
    {
        if (settings.Credential is not null) return settings.Credential;
        if (settings.Handler is not null) return new BasicAWSCredentials("SANDBOX", "SANDBOX");
        try
        {
            return profile is not null
                ? SsoCredentials.Of(profile, new CredentialProfileStoreChain(settings.ProfileLocation))
                : DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }
        catch (Exception e) when (e is AmazonClientException or InvalidDataException)
        {
            throw profile is null
                ? new SessionException(
                    "CredentialsMissing",
                    "No AWS credentials were found.",
                    "Give -ProfileName or -Credential, run Connect-IoTFleet, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. To try the module without an account: Connect-IoTFleet -Sandbox.",
                    e)
                : new SessionException(
                    "CredentialsMissing",
                    $"The profile '{profile.Name}' gives no credentials: {e.Message.TrimEnd('.')}.",
                    $"Mend the profile, with 'aws configure --profile {profile.Name}' or 'aws configure sso', or name another with -ProfileName.",
                    e);
        }
    }
}
