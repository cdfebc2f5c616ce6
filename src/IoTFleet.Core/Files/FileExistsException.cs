namespace IoTFleet.Core.Files;

/// <summary>A file is there already and is not to be overwritten.</summary>
public sealed class FileExistsException(string path) : IOException($"The file '{path}' is there already.")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
