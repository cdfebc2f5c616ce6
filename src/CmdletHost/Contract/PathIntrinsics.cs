using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>Reads paths; the file system is all there is.</summary>
public sealed class PathIntrinsics
{
    internal PathIntrinsics()
    {
    }

    /// <summary>Where relative paths start.</summary>
    public PathInfo CurrentFileSystemLocation => new(Environment.CurrentDirectory);

    /// <summary>Where relative paths start.</summary>
    public PathInfo CurrentLocation => CurrentFileSystemLocation;

    /// <summary>The full path of a path that need not exist.</summary>
    public string GetUnresolvedProviderPathFromPSPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        const string Provider = "FileSystem::";
        int provider = path.IndexOf(Provider, StringComparison.OrdinalIgnoreCase);
        if (provider >= 0)
            path = path[(provider + Provider.Length)..];
        if (path is "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal))
            path = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..];
        return IO.Path.GetFullPath(path);
    }

    /// <summary>The full path of a path that need not exist, and where it leads.</summary>
    public string GetUnresolvedProviderPathFromPSPath(string path, out ProviderInfo? provider, out PSDriveInfo? drive)
    {
        provider = ProviderInfo.FileSystem;
        drive = null;
        return GetUnresolvedProviderPathFromPSPath(path);
    }

    /// <summary>The full paths of what a path with wildcards names.</summary>
    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo? provider)
    {
        provider = ProviderInfo.FileSystem;
        string full = GetUnresolvedProviderPathFromPSPath(path);
        if (!WildcardPattern.ContainsWildcardCharacters(full))
        {
            return IO.Path.Exists(full)
                ? [full]
                : throw new ItemNotFoundException($"Cannot find path '{full}' because it does not exist.") { ItemName = full };
        }

        // Wildcards are known in the last part of a path.
        string folder = IO.Path.GetDirectoryName(full)!;
        var pattern = WildcardPattern.Get(IO.Path.GetFileName(full), WildcardOptions.IgnoreCase);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFileSystemEntries(folder).Where(e => pattern.IsMatch(IO.Path.GetFileName(e))).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>A path of two parts.</summary>
    public string Combine(string parent, string child) => IO.Path.Combine(parent, child);

    /// <summary>The last part of a path.</summary>
    public string ParseChildName(string path) => IO.Path.GetFileName(path.TrimEnd('/', '\\'));
}

/// <summary>A path.</summary>
public sealed class PathInfo
{
    internal PathInfo(string path) => Path = path;

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The path as the file system knows it.</summary>
    public string ProviderPath => Path;

    /// <inheritdoc/>
    public override string ToString() => Path;
}

/// <summary>What gives paths their meaning.</summary>
public class ProviderInfo
{
    internal static readonly ProviderInfo FileSystem = new("FileSystem");

    private ProviderInfo(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A drive; there is none.</summary>
public class PSDriveInfo
{
    internal PSDriveInfo()
    {
    }
}
