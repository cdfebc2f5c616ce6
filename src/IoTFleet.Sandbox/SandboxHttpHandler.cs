using System.Net;
using System.Net.Http.Headers;
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

        // The original string keeps the escapes that System.Uri would undo.
        var target = request.RequestUri!.OriginalString;
        var path = target.IndexOf('/', target.IndexOf("://", StringComparison.Ordinal) + 3);
        var answer = await sandbox
            .HandleAsync(new SandboxRequest(request.Method.Method, path < 0 ? "/" : target.Substring(path), headers, body), cancellationToken)
            .ConfigureAwait(false);

        var response = new HttpResponseMessage((HttpStatusCode)answer.StatusCode) { RequestMessage = request, Content = new ByteArrayContent(answer.Body) };
        foreach (var header in answer.Headers)
            if (header.Key == "Content-Type") response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(header.Value);
            else response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return response;
    }
}
