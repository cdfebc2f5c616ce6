using System.Reflection;
using Amazon.Runtime;

namespace IoTFleet.Session;

/// <summary>
/// Credentials of another copy of AWSSDK.Core, such as the one AWS.Tools.Common brings. The copies' types have nothing in
/// common for .NET, so the values are read by name, each time anew: the other copy does the refreshing.
/// </summary>
internal sealed class ForeignCredentials : AWSCredentials
{
    private readonly object _foreign;

    private ForeignCredentials(object foreign) => _foreign = foreign;

    /// <summary>The credentials that an object holds or is, or null.</summary>
    internal static AWSCredentials? Wrap(object value)
    {
        if (value is AWSCredentials own) return own;
        if (value.GetType().GetMethod("GetCredentials", Type.EmptyTypes) is not null) return new ForeignCredentials(value);

        // AWS.Tools keeps them in a wrapper, behind a property that is not public.
        return value.GetType().GetProperty("Credentials", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(value) is { } inner
            ? Wrap(inner)
            : null;
    }

    // Equal for the same foreign object, so that each cmdlet finds the same session.
    public override bool Equals(object? obj) => obj is ForeignCredentials other && ReferenceEquals(other._foreign, _foreign);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_foreign);

    public override ImmutableCredentials GetCredentials()
    {
        var keys = _foreign.GetType().GetMethod("GetCredentials", Type.EmptyTypes)!.Invoke(_foreign, null)!;
        string? Read(string name) => keys.GetType().GetProperty(name)?.GetValue(keys) as string;
        return new ImmutableCredentials(Read("AccessKey"), Read("SecretKey"), Read("Token"));
    }

    public override Task<ImmutableCredentials> GetCredentialsAsync() => Task.FromResult(GetCredentials());
}
