namespace IoTFleet.Core.Sessions;

/// <summary>The connections of this process. Certificates are checked as the platform does it; nothing can turn that off.</summary>
internal static class Network
{
    // -ThrottleLimit allows no more calls at once than this.
    private const int MaxConnections = 256;
    private static readonly Lazy<HttpMessageHandler> Shared = new(Make);

    internal static HttpMessageHandler Handler => Shared.Value;

    // A redirect would carry a signed request, and what it holds, to another place.
#if NET8_0_OR_GREATER
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    // A host's address may change while the process runs.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    private static SocketsHttpHandler Make() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = MaxConnections,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
    };
#else
    private static HttpClientHandler Make() => new() { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = MaxConnections };
#endif
}
