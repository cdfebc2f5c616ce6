using System.Net;
using System.Text;
using Amazon;
using Amazon.GreengrassV2;
using Amazon.IoT;
using Amazon.IoTManagedIntegrations;
using Amazon.Runtime;
using Xunit;

namespace IoTFleet.Tests.Api;

/// <summary>
/// The network below the SDK's own pipeline: what the clients send is kept as it would go out, and what comes back is
/// what the test lines up. The last answer is given again when there are no more.
/// </summary>
internal sealed class Wire : HttpClientFactory
{
    private static readonly AWSCredentials Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private readonly Queue<Answer> _answers;

    public Wire(params Answer[] answers) => _answers = new Queue<Answer>(answers.Length == 0 ? [Answer.Json("{}")] : answers);

    public List<Sent> Requests { get; } = [];

    public Sent Request => Assert.Single(Requests);

    public IAmazonGreengrassV2 Greengrass(Action<ClientConfig>? change = null) => new AmazonGreengrassV2Client(Credentials, Configure(new AmazonGreengrassV2Config(), change));

    public IAmazonIoTManagedIntegrations ManagedIntegrations(Action<ClientConfig>? change = null) =>
        new AmazonIoTManagedIntegrationsClient(Credentials, Configure(new AmazonIoTManagedIntegrationsConfig(), change));

    public IAmazonIoT IoT(Action<ClientConfig>? change = null) => new AmazonIoTClient(Credentials, Configure(new AmazonIoTConfig(), change));

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private T Configure<T>(T config, Action<ClientConfig>? change)
        where T : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.EUWest1;
        config.HttpClientFactory = this;
        change?.Invoke(config);
        return config;
    }

    private sealed class Handler(Wire wire) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
                .ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
            var sent = new Sent(request.Method.Method, request.RequestUri!, headers, body);
            lock (wire.Requests)
            {
                wire.Requests.Add(sent);
                var answer = wire._answers.Count > 1 ? wire._answers.Dequeue() : wire._answers.Peek();
                return answer.Make(request);
            }
        }
    }
}

/// <summary>A request as it went out.</summary>
internal sealed record Sent(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Path and query as they stand in the request line.</summary>
    public string Target => Uri.PathAndQuery;

    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>An answer of the service.</summary>
internal sealed record Answer(HttpStatusCode Status, byte[] Body, string ContentType, params (string Name, string Value)[] Headers)
{
    public static Answer Json(string body, params (string, string)[] headers) => Json(HttpStatusCode.OK, body, headers);

    public static Answer Json(HttpStatusCode status, string body, params (string, string)[] headers) =>
        new(status, Encoding.UTF8.GetBytes(body), "application/json", headers);

    public static Answer Html(HttpStatusCode status) =>
        new(status, Encoding.UTF8.GetBytes("<html><body>Sign in to the guest network</body></html>"), "text/html");

    public HttpResponseMessage Make(HttpRequestMessage request)
    {
        var message = new HttpResponseMessage(Status) { RequestMessage = request, Content = new ByteArrayContent(Body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        message.Headers.TryAddWithoutValidation("x-amzn-RequestId", "request-1");
        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}
