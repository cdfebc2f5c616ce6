using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using IoTFleet.Sandbox.Protocol;

namespace IoTFleet.Sandbox;

/// <summary>Answers an HttpClient's requests from a sandbox, with no network between them.</summary>
internal sealed class SandboxHttpHandler(Sandbox sandbox) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in request.Headers.NonValidated()) headers[header.Key] = header.Value;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync().ConfigureAwait(false);

        var target = SandboxRequest.PathAndQueryOf(request.RequestUri!.OriginalString);
        var answer = await sandbox
            .HandleAsync(new SandboxRequest(request.Method.Method, target, headers, body), cancellationToken)
            .ConfigureAwait(false);

        if (answer.Delivery == Delivery.Refused) throw Broken(SocketError.ConnectionRefused);
        if (answer.Delivery == Delivery.Nothing) throw Broken(SocketError.ConnectionReset);
        HttpContent content = answer.Delivery is Delivery.Half or Delivery.Slow ? new StreamContent(new FaultyBody(answer)) : new ByteArrayContent(answer.Body);
        if (answer.Delivery is Delivery.Half or Delivery.Slow) content.Headers.ContentLength = answer.Body.Length;
        var response = new HttpResponseMessage((HttpStatusCode)answer.StatusCode) { RequestMessage = request, Content = content };
        foreach (var header in answer.Headers)
            if (header.Key == "Content-Type") response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(header.Value);
            else response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return response;
    }

    private static HttpRequestException Broken(SocketError error)
    {
        var cause = new SocketException((int)error);
        return error == SocketError.ConnectionRefused
            ? new HttpRequestException($"{cause.Message} (sandbox)", cause)
            : new HttpRequestException("An error occurred while sending the request.", new IOException(cause.Message, cause));
    }
}
