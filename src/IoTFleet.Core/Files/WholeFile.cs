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
            using (var stream = Open(temporary, path))
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
        if (!Path.IsPathRooted(path)) throw new IOException($"'{path}' is no path of a file.");
        if (Directory.Exists(path) || IsFolder(path)) throw new IOException($"'{path}' is a folder: name a file in it.");
        if (!overwrite && File.Exists(path)) throw new FileExistsException(path);
    }

    /// <summary>Whether a path is meant as a folder: it ends with a separator.</summary>
    public static bool IsFolder(string path) => path.EndsWith("/", StringComparison.Ordinal) || path.EndsWith("\\", StringComparison.Ordinal);

    // The user knows the file's name, and not that of the one beside it.
    private static FileStream Open(string temporary, string path)
    {
        try
        {
            return new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, useAsync: true);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException(e.Message.Replace(temporary, path), e);
        }
        catch (IOException e)
        {
            throw new IOException(e.Message.Replace(temporary, path));
        }
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
