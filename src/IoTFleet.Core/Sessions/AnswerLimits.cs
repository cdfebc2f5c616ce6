using System.Net;

namespace IoTFleet.Core.Sessions;

/// <summary>
/// Reads answers whole before the SDK sees them, within a time and a size. HttpClient's own time limit ends where the body
/// begins, and what reads the body then cannot be cancelled.
/// </summary>
internal sealed class AnswerLimits(TimeSpan time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>The largest answer that is taken, in bytes. The services' own are smaller than 1 MB.</summary>
    internal const int MaxBytes = 64 * 1024 * 1024;

    // Network Authentication Required, RFC 6585.
    private const int SignInWanted = 511;
    private const int UntoldSize = 32 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        HttpResponseMessage? response = null;
        if (request.Content is { } content) request.Content = new OnceContent(content);
        try
        {
            response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            response.Content = await ReadAsync(response, limit.Token).ConfigureAwait(false);

            // A network that wants a sign-in first answers for everybody, and with success: what has no answer to read would seem done.
            if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "text/html") response.StatusCode = (HttpStatusCode)SignInWanted;
            return response;
        }
        catch (Exception e)
        {
            response?.Dispose();
            if (cancellationToken.IsCancellationRequested) throw new OperationCanceledException(cancellationToken);
            if (!limit.IsCancellationRequested)
            {
                if (e is not (HttpRequestException or IOException) || Requests.Repetition.IsUndone(e)) throw;

                // The SDK would send the request of a reset connection anew by itself, past the retries that know what may be repeated.
                var text = e.GetBaseException().Message;
                throw new IOException(text, new EndOfStreamException(text));
            }

            var late = new TimeoutException($"There was no whole answer within {time.TotalSeconds:0.#} seconds.", e);

            // The SDK tries again after an IOException.
            throw new IOException(late.Message, late);
        }
    }

    private static async Task<HttpContent> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content is not { } content) return new ByteArrayContent([]);

        // Where reading itself cannot be cancelled, the connection is ended.
        using var ending = cancellation.Register(response.Dispose);
        var expected = content.Headers.ContentLength;
        if (expected > MaxBytes) throw TooLarge();
        var body = new byte[expected ?? UntoldSize];
        var length = 0;
        var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        while (length != expected)
        {
            if (length > MaxBytes) throw TooLarge();
            if (length == body.Length) Array.Resize(ref body, Math.Min(2 * length, MaxBytes + 1));
            var count = await stream.ReadAsync(body, length, body.Length - length, cancellation).ConfigureAwait(false);
            if (count == 0) break;
            length += count;
        }

        cancellation.ThrowIfCancellationRequested();
        var whole = new ByteArrayContent(body, 0, length);
        foreach (var header in content.Headers)
            if (!string.Equals(header.Key, "Content-Length", StringComparison.OrdinalIgnoreCase)) whole.Headers.TryAddWithoutValidation(header.Key, header.Value);
        whole.Headers.ContentLength = length;
        content.Dispose();
        return whole;
    }

    private static InvalidDataException TooLarge() => new($"The answer is larger than {MaxBytes / (1024 * 1024)} MB. No answer of the service is: is it the service's endpoint?");
}
