using Amazon.Runtime;

namespace IoTFleet.Core.Sessions;

/// <summary>What a user says of the account, region and endpoint to work on. What is absent is found as the AWS SDK finds it.</summary>
public sealed record SessionSettings
{
    /// <summary>The name of a profile in the shared AWS configuration.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The file that profiles are read from instead of the usual ones.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>The region's system name, such as eu-west-1.</summary>
    public string? Region { get; init; }

    /// <summary>The region that is taken where neither <see cref="Region"/> nor the profile names one.</summary>
    public string? StoredRegion { get; init; }

    /// <summary>Credentials made elsewhere.</summary>
    public AWSCredentials? Credential { get; init; }

    /// <summary>The URL of an endpoint that answers for all services, such as a sandbox's.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Whether an endpoint that is neither HTTPS nor on this machine is taken.</summary>
    public bool AllowInsecureEndpoint { get; init; }

    /// <summary>How long one attempt of a call may take; <see cref="FleetSession.DefaultRequestTimeout"/> when absent.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>Answers the requests in place of the network. The session does not own it.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>
    /// The profile that is read: the one that is named or, of a file that is given without a name, the one that AWS_PROFILE names
    /// or default. Null where no profile is asked for.
    /// </summary>
    public string? Profile => this switch
    {
        { ProfileName: { } name } => name,
        { ProfileLocation: not null, Credential: null, Handler: null } => Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } name ? name : "default",
        _ => null,
    };

    /// <summary>These settings where they say something, otherwise the given ones.</summary>
    public SessionSettings Over(SessionSettings beneath)
    {
        // Another account or endpoint is another place: what was answered in process before is not asked for it.
        var isProfile = ProfileName is not null || ProfileLocation is not null;
        var elsewhere = EndpointUrl is not null || isProfile || Credential is not null;
        return new SessionSettings
        {
            ProfileName = ProfileName ?? (Credential is null && ProfileLocation is null ? beneath.ProfileName : null),
            ProfileLocation = ProfileLocation ?? beneath.ProfileLocation,
            Region = Region ?? beneath.Region,
            StoredRegion = StoredRegion ?? beneath.StoredRegion,
            Credential = Credential ?? (!isProfile && !(elsewhere && beneath.Handler is not null) ? beneath.Credential : null),
            EndpointUrl = EndpointUrl ?? beneath.EndpointUrl,
            AllowInsecureEndpoint = AllowInsecureEndpoint || beneath.AllowInsecureEndpoint,
            RequestTimeout = RequestTimeout ?? beneath.RequestTimeout,
            Handler = Handler ?? (elsewhere ? null : beneath.Handler),
        };
    }

    /// <summary>Names the settings, and no secret among them.</summary>
    public override string ToString() =>
        $"profile {Profile ?? "(default)"}, region {Region ?? "(default)"}, endpoint {EndpointUrl ?? "(the service's own)"}";
}
