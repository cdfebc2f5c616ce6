using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>What providers hold; this host has files alone.</summary>
public sealed class ProviderIntrinsics
{
    internal ProviderIntrinsics()
    {
    }

    /// <summary>The items of providers.</summary>
    public ItemCmdletProviderIntrinsics Item { get; } = new();
}

/// <summary>The items of providers.</summary>
public sealed class ItemCmdletProviderIntrinsics
{
    private const string Files = @"Microsoft.PowerShell.Core\FileSystem::";

    internal ItemCmdletProviderIntrinsics()
    {
    }

    /// <summary>The files of paths that name their provider, as Get-Item gives them.</summary>
    /// <param name="path">The paths.</param>
    /// <param name="force">Whether hidden files are given too; they are.</param>
    /// <param name="literalPath">Whether wildcards mean nothing; they do here.</param>
    /// <exception cref="ItemNotFoundException">There is no such file.</exception>
    public Collection<PSObject> Get(string[] path, bool force, bool literalPath)
    {
        var items = new Collection<PSObject>();
        foreach (string file in path)
        {
            var info = new FileInfo(file.StartsWith(Files, StringComparison.Ordinal) ? file.Substring(Files.Length) : file);
            if (!info.Exists) throw new ItemNotFoundException($"Cannot find path '{info.FullName}' because it does not exist.");
            var item = new PSObject(info);
            item.Properties.Add(new PSNoteProperty("PSPath", Files + info.FullName));
            item.Properties.Add(new PSNoteProperty("PSParentPath", Files + info.DirectoryName));
            item.Properties.Add(new PSNoteProperty("PSChildName", info.Name));
            item.Properties.Add(new PSNoteProperty("PSIsContainer", false));
            items.Add(item);
        }

        return items;
    }
}
