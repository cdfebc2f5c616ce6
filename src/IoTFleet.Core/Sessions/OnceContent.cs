using System.Net;

namespace IoTFleet.Core.Sessions;

/// <summary>
/// The body of a request, sent once. .NET's HTTP stack sends a request anew by itself when a kept connection turns out to be
/// closed, though the service may have acted on it; whether a call may be repeated is decided where that is known.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly HttpContent _content;
    private int _isSent;

    internal OnceContent(HttpContent content)
    {
        _content = content;
        foreach (var header in content.Headers) Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        Interlocked.Exchange(ref _isSent, 1) == 0
            ? _content.CopyToAsync(stream)
            : throw new IOException("The connection ended before an answer came.");

    protected override bool TryComputeLength(out long length)
    {
        length = _content.Headers.ContentLength ?? 0;
        return _content.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _content.Dispose();
        base.Dispose(disposing);
    }
}
