using System.Management.Automation;
using System.Net;
using System.Security;

namespace IoTFleet.Pipeline;

/// <summary>Takes a secret as text or as a SecureString.</summary>
public sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => StructuredArgument.Unwrap(inputData) switch
    {
        null => null!,
        SecretText secret => secret,
        SecureString secure => new SecretText(new NetworkCredential("", secure).Password),
        string text => new SecretText(text),
        { } other => throw new ArgumentTransformationMetadataException($"A secret is given as text or as a SecureString, not as a {other.GetType().Name}."),
    };
}
