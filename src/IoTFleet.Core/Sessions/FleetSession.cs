using Amazon.GreengrassV2;
using Amazon.IoT;
using Amazon.IoTManagedIntegrations;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using IoTFleet.Core.Requests;

namespace IoTFleet.Core.Sessions;

/// <summary>One account, region and endpoint, with a client of each service that is made when it is first asked for.</summary>
public sealed class FleetSession
{
    /// <summary>How long one attempt of a call may take where nothing else is said.</summary>
    public static readonly TimeSpan DefaultRequestTimeout = TimeSpan.FromSeconds(60);

    private readonly AWSCredentials _credentials;
    private readonly Lazy<IAmazonGreengrassV2> _greengrass;
    private readonly Lazy<IAmazonIoTManagedIntegrations> _managedIntegrations;
    private readonly Lazy<IAmazonIoT> _iot;
    private readonly Lazy<HttpClient> _http;
    private readonly HttpMessageHandler? _handler;
    private readonly Lazy<Task<string?>> _account;
    private readonly Lazy<HandlerHttpClientFactory> _factory;

    internal FleetSession(AWSCredentials credentials, string region, string? endpointUrl, HttpMessageHandler? handler, TimeSpan? requestTimeout = null)
    {
        _credentials = credentials;
        _handler = handler;
        Region = region;
        EndpointUrl = endpointUrl;
        RequestTimeout = requestTimeout ?? DefaultRequestTimeout;
        _http = new(() => new HttpClient(handler ?? Network.Handler, disposeHandler: false) { Timeout = RequestTimeout });
        _factory = new(() => new HandlerHttpClientFactory(new AnswerLimits(RequestTimeout, handler ?? Network.Handler)));
        _greengrass = new(() => new TracedGreengrassClient(_credentials, Configure(new AmazonGreengrassV2Config())));
        _managedIntegrations = new(() => new TracedManagedIntegrationsClient(_credentials, Configure(new AmazonIoTManagedIntegrationsConfig())));
        _account = new(FindAccountAsync);
        _iot = new(() => new TracedIoTClient(_credentials, Configure(new AmazonIoTConfig())));
    }

    /// <summary>The region's system name.</summary>
    public string Region { get; }

    /// <summary>The endpoint that answers for all services, or null for the services' own.</summary>
    public string? EndpointUrl { get; }

    /// <summary>How long one attempt of a call may take, from the connection to the last byte of the answer; for a download, to the first one.</summary>
    public TimeSpan RequestTimeout { get; }

    /// <summary>The client of AWS IoT Greengrass V2.</summary>
    public IAmazonGreengrassV2 Greengrass => _greengrass.Value;

    /// <summary>The client of managed integrations.</summary>
    public IAmazonIoTManagedIntegrations ManagedIntegrations => _managedIntegrations.Value;

    /// <summary>The client of AWS IoT.</summary>
    public IAmazonIoT IoT => _iot.Value;

    /// <summary>The account's number, once <see cref="AccountAsync"/> has found it; null before that, and where nobody tells it.</summary>
    public string? Account => _account.IsValueCreated && _account.Value.Status == TaskStatus.RanToCompletion ? _account.Value.Result : null;

    /// <summary>Finds the account's number: from the credentials where they tell it, otherwise from AWS STS. Null where neither does.</summary>
    public Task<string?> AccountAsync() => _account.Value;

    /// <summary>Fetches what the services give URLs of. It signs nothing.</summary>
    public HttpClient Http => _http.Value;

    private async Task<string?> FindAccountAsync()
    {
        try
        {
            if ((await _credentials.GetCredentialsAsync().ConfigureAwait(false)).AccountId is { Length: > 0 } known) return known;

            // An endpoint of one's own answers for the fleet's services only.
            if (EndpointUrl is not null || _handler is not null) return null;
            using var sts = new AmazonSecurityTokenServiceClient(_credentials, new AmazonSecurityTokenServiceConfig
            {
                RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(Region),
                MaxErrorRetry = 1,
                Timeout = TimeSpan.FromSeconds(5),
            });
            return (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()).ConfigureAwait(false)).Account;
        }
        catch (Exception)
        {
            // Nice to know, and no reason to fail: the call itself tells what is wrong with the credentials.
            return null;
        }
    }

    private T Configure<T>(T config)
        where T : ClientConfig
    {
        if (EndpointUrl is null && _handler is null)
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(Region);
        }
        else
        {
            config.ServiceURL = EndpointUrl ?? "http://sandbox.invalid/";
            config.AuthenticationRegion = Region;
        }

        config.MaxErrorRetry = RetryLimits.Calls;
        config.HttpClientFactory = _factory.Value;
        return config;
    }
}
