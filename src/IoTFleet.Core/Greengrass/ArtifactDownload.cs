using System.Net.Http.Headers;
using IoTFleet.Core.Files;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Downloads artifacts. Their URLs are signed, so that they are in no message.</summary>
public static class ArtifactDownload
{
    private const int BufferSize = 128 * 1024;
    private const int MaxAttempts = 4;
    private const double FirstPauseSeconds = 0.5;

    /// <summary>The file that an artifact's name means in a folder. Recipes are written by others: a name that would lead out of the folder is refused.</summary>
    /// <exception cref="ArtifactException">The name leads out of the folder, or is none for a file.</exception>
    public static string PathOf(string folder, string artifactName)
    {
        // A backslash is a letter of a name here and a way down elsewhere; dots and blanks at a name's end mean nothing on Windows.
        var parts = artifactName.Split('/', '\\');
        if (parts.Any(part => part.TrimEnd('.', ' ').Length == 0 || part.Contains(":") || part.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0))
            throw new ArtifactException($"The artifact's name '{artifactName}' would lead out of the folder '{folder}', or is not a name for a file.");
        return Path.GetFullPath(Path.Combine([folder, .. parts]));
    }

    /// <summary>Downloads a file.</summary>
    /// <param name="session">The session that gave the URL.</param>
    /// <param name="url">The URL.</param>
    /// <param name="path">Where the file goes.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="progress">Is told how many bytes have come, and of how many where that is known.</param>
    /// <param name="cancellation">Ends the download; nothing is left of it.</param>
    /// <exception cref="ArtifactException">The download failed.</exception>
    /// <exception cref="FileExistsException">The file is there and not to be overwritten.</exception>
    public static async Task SaveAsync(
        FleetSession session, string url, string path, bool overwrite, Action<long, long?>? progress = null, CancellationToken cancellation = default)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new ArtifactException("The service gave a URL that cannot be downloaded from.");
        WholeFile.Check(path, overwrite);
        for (var attempt = 1; ; attempt++)
            try
            {
                await AttemptAsync(session, address, path, overwrite, progress, cancellation).ConfigureAwait(false);
                return;
            }
            catch (BrokenDownloadException) when (attempt < MaxAttempts)
            {
                await Task.Delay(TimeSpan.FromSeconds(FirstPauseSeconds * Math.Pow(2, attempt - 1)), cancellation).ConfigureAwait(false);
            }
            catch (BrokenDownloadException e)
            {
                throw new ArtifactException($"{address.Host} cannot be downloaded from, tried {MaxAttempts} times: {e.Message}", e.InnerException);
            }
    }

    private static async Task AttemptAsync(FleetSession session, Uri address, string path, bool overwrite, Action<long, long?>? progress, CancellationToken cancellation)
    {
        // The time is for the first byte, and then for each further piece: a large file may take long, a connection that stands still may not.
        using var still = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        still.CancelAfter(session.RequestTimeout);
        try
        {
            using var response = await session.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, still.Token).ConfigureAwait(false);
            Check(response, address);

            // Where reading itself cannot be cancelled, the connection is ended.
            using var ending = still.Token.Register(response.Dispose);
            await WholeFile.WriteAsync(path, overwrite, file => CopyAsync(response.Content, file, progress, session.RequestTimeout, still)).ConfigureAwait(false);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception e) when (e is OperationCanceledException || still.IsCancellationRequested)
        {
            throw new BrokenDownloadException($"nothing came for {session.RequestTimeout.TotalSeconds:0.#} seconds.", e);
        }
        catch (HttpRequestException e)
        {
            throw new BrokenDownloadException((e.InnerException ?? e).Message, e);
        }
    }

    private static void Check(HttpResponseMessage response, Uri address)
    {
        var status = (int)response.StatusCode;
        if (status is 408 or 429 or >= 500) throw new BrokenDownloadException($"it answered with status {status}.");
        if (!response.IsSuccessStatusCode) throw new ArtifactException($"{address.Host} answered with status {status}.");

        // A network that wants a sign-in first answers for everybody, and with success.
        if (response.Content.Headers.ContentType?.MediaType == "text/html" && !address.AbsolutePath.Contains(".htm"))
            throw new ArtifactException($"{address.Host} answered with a web page in place of the file. Does the network want a sign-in first?");
        if (response.Content.Headers.ContentLength == 0) throw new BrokenDownloadException("the answer is empty.");
    }

    private static async Task CopyAsync(HttpContent content, Stream file, Action<long, long?>? progress, TimeSpan patience, CancellationTokenSource still)
    {
        var total = LengthOf(content.Headers);
        using var source = await content.ReadAsStreamAsync().ConfigureAwait(false);
        var buffer = new byte[BufferSize];
        var done = 0L;
        while (await ReadAsync(source, buffer, still.Token).ConfigureAwait(false) is var read && read > 0)
        {
            still.CancelAfter(patience);
            await file.WriteAsync(buffer, 0, read, still.Token).ConfigureAwait(false);
            done += read;
            progress?.Invoke(done, total);
        }

        if (total is { } expected && expected != done)
            throw new BrokenDownloadException($"the download broke off after {done} of {expected} bytes.");
    }

    private static async Task<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(buffer, 0, buffer.Length, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // Not the file's error, but the connection's.
            throw new BrokenDownloadException(e.Message, e);
        }
    }

    // What is unpacked on the way has another length than what is sent.
    private static long? LengthOf(HttpContentHeaders headers) => headers.ContentEncoding.Count == 0 ? headers.ContentLength : null;

    // What another attempt may mend.
    private sealed class BrokenDownloadException(string message, Exception? cause = null) : Exception(message, cause);
}
