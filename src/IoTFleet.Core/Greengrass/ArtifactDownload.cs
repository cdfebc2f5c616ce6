using System.Net.Http.Headers;
using IoTFleet.Core.Files;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Downloads artifacts. Their URLs are signed, so that they are in no message.</summary>
public static class ArtifactDownload
{
    private const int BufferSize = 128 * 1024;

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
        try
        {
            using var response = await session.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw new ArtifactException($"{address.Host} answered with status {(int)response.StatusCode}.");

            // Where reading itself cannot be cancelled, the connection is ended.
            using var ending = cancellation.Register(response.Dispose);
            await WholeFile.WriteAsync(path, overwrite, file => CopyAsync(response.Content, file, progress, cancellation)).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new ArtifactException($"{address.Host} cannot be downloaded from: {(e.InnerException ?? e).Message}", e);
        }
        catch (Exception e) when (e is ObjectDisposedException or IOException && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    private static async Task CopyAsync(HttpContent content, Stream file, Action<long, long?>? progress, CancellationToken cancellation)
    {
        var total = LengthOf(content.Headers);
        using var source = await content.ReadAsStreamAsync().ConfigureAwait(false);
        var buffer = new byte[BufferSize];
        var done = 0L;
        int read;
        while ((read = await source.ReadAsync(buffer, 0, buffer.Length, cancellation).ConfigureAwait(false)) > 0)
        {
            await file.WriteAsync(buffer, 0, read, cancellation).ConfigureAwait(false);
            done += read;
            progress?.Invoke(done, total);
        }

        if (total is { } expected && expected != done)
            throw new ArtifactException($"The download broke off after {done} of {expected} bytes.");
    }

    // What is unpacked on the way has another length than what is sent.
    private static long? LengthOf(HttpContentHeaders headers) => headers.ContentEncoding.Count == 0 ? headers.ContentLength : null;
}
