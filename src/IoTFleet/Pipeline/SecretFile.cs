#if NET
using System.Security.AccessControl;
using System.Security.Principal;
#else
using System.Management.Automation;
#endif
using IoTFleet.Core.Files;

namespace IoTFleet.Pipeline;

/// <summary>
/// A file for a secret that only the user may read. It is made before there is a secret to write: what cannot be asked for
/// again must not be lost to a path that cannot be written. Disposed of before it is kept, it is gone again, and a file that
/// it was to replace is back.
/// </summary>
internal sealed class SecretFile : IDisposable
{
    private readonly FileStream _file;
    private readonly string? _replaced;
    private bool _isKept;

    private SecretFile(FileStream file, string? replaced) => (_file, _replaced) = (file, replaced);

    /// <summary>Makes the file, empty.</summary>
    /// <exception cref="FileExistsException">There is a file already, and it is not to be overwritten.</exception>
    internal static SecretFile Create(string path, bool overwrite)
    {
        if (!File.Exists(path)) return new SecretFile(Open(path), null);
        if (!overwrite) throw new FileExistsException(path);

        // A file that is there may be open to others, and stays so when written to. So it steps aside for a new one.
        var replaced = $"{path}.{Guid.NewGuid():N}";
        File.Move(path, replaced);
        try
        {
            return new SecretFile(Open(path), replaced);
        }
        catch
        {
            File.Move(replaced, path);
            throw;
        }
    }

    /// <summary>Writes the secret and keeps the file.</summary>
    internal void Keep(string secret)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(secret);
        _file.Write(bytes, 0, bytes.Length);
        _file.Flush();
        _isKept = true;
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_isKept) File.Delete(_file.Name);
        if (_replaced is null) return;
        if (_isKept) File.Delete(_replaced);
        else File.Move(_replaced, _file.Name);
    }

#if NET
    private static FileStream Open(string path)
    {
        if (!OperatingSystem.IsWindows())
            return new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        using var user = WindowsIdentity.GetCurrent();
        security.AddAccessRule(new FileSystemAccessRule(user.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.FullControl, FileShare.None, 4096, FileOptions.None, security);
    }
#else
    // Windows PowerShell has the rights of files in a part of .NET that this build cannot name, so it does this itself.
    private const string Script =
        "param($path) $rights = New-Object Security.AccessControl.FileSecurity; $rights.SetAccessRuleProtection($true, $false); "
        + "$user = [Security.Principal.WindowsIdentity]::GetCurrent().User; "
        + "$rights.AddAccessRule((New-Object Security.AccessControl.FileSystemAccessRule $user, 'FullControl', 'Allow')); "
        + "[IO.File]::SetAccessControl($path, $rights)";

    private static FileStream Open(string path)
    {
        using (new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
        }

        try
        {
            ScriptBlock.Create(Script).Invoke(path);
            return new FileStream(path, FileMode.Open, FileAccess.Write);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
#endif
}
