namespace IoTFleet.Core.Files;

/// <summary>Writes files that are there whole or not at all: into a temporary file beside them, which is renamed.</summary>
public static class WholeFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Its full path; its folder is made where it does not exist.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="FileExistsException">The file is there and not to be overwritten.</exception>
    public static async Task WriteAsync(string path, bool overwrite, Func<Stream, Task> write)
    {
        Check(path, overwrite);
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.part");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, useAsync: true))
                await write(stream).ConfigureAwait(false);
            Rename(temporary, path, overwrite);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Refuses a path where something is that is not to be overwritten.</summary>
    /// <exception cref="FileExistsException">The file is there and not to be overwritten.</exception>
    public static void Check(string path, bool overwrite)
    {
        if (Directory.Exists(path)) throw new IOException($"'{path}' is a folder.");
        if (!overwrite && File.Exists(path)) throw new FileExistsException(path);
    }

    private static void Rename(string temporary, string path, bool overwrite)
    {
        if (overwrite && File.Exists(path))
        {
            File.Replace(temporary, path, null);
            return;
        }

        // It may have come to be while this one was written; a move fails then.
        Check(path, overwrite);
        File.Move(temporary, path);
    }
}
