using System.Net;
using System.Security;

namespace System.Management.Automation;

/// <summary>A user name and a password.</summary>
public sealed class PSCredential
{
    /// <summary>A user name and a password.</summary>
    public PSCredential(string userName, SecureString password)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        UserName = userName;
        Password = password;
    }

    private PSCredential()
    {
        UserName = string.Empty;
        Password = new SecureString();
    }

    /// <summary>No user.</summary>
    public static PSCredential Empty { get; } = new();

    /// <summary>The password.</summary>
    public SecureString Password { get; }

    /// <summary>The user name.</summary>
    public string UserName { get; }

    /// <summary>The credential as .NET has it.</summary>
    public static explicit operator NetworkCredential(PSCredential credential) => credential.GetNetworkCredential();

    /// <summary>The credential as .NET has it; DOMAIN\user is taken apart.</summary>
    public NetworkCredential GetNetworkCredential()
    {
        int slash = UserName.IndexOf('\\');
        return slash < 0
            ? new NetworkCredential(UserName, Password)
            : new NetworkCredential(UserName[(slash + 1)..], Password, UserName[..slash]);
    }
}
