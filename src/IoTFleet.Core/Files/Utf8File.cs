using System.Text;

namespace IoTFleet.Core.Files;

/// <summary>Reads text files, which are UTF-8 unless a byte order mark says otherwise.</summary>
public static class Utf8File
{
    /// <summary>The text of a file.</summary>
    /// <exception cref="IOException">It cannot be read, is a folder, or holds bytes that are no text of its encoding.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string Read(string path)
    {
        if (Directory.Exists(path)) throw new IOException($"'{path}' is a folder: name files in it.");
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new IOException($"'{path}' is not UTF-8: save it so, or some of its characters would be lost.");
        }
    }
}
