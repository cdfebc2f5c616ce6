using System.Net;
using System.Net.Http.Headers;

namespace IoTFleet.HotPaths;

/// <summary>Answers requests with what another handler answered once, by page size.</summary>
internal sealed class Replay : HttpMessageHandler
{
    private readonly Dictionary<string, byte[]> _bodies = [];

    /// <summary>Asks the handler for the pages that the benchmarks need.</summary>
    internal static async Task<Replay> OfAsync(HttpMessageHandler handler)
    {
        var replay = new Replay();
        using var client = new HttpMessageInvoker(handler);
        foreach (var query in (string[])["?maxResults=100", "?maxResults=1"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://sandbox.invalid/greengrass/v2/coreDevices" + query);
            using var response = await client.SendAsync(request, CancellationToken.None);
            replay._bodies.Add(query, await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
        }

        return replay;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(_bodies[request.RequestUri!.Query]) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(response);
    }
}
