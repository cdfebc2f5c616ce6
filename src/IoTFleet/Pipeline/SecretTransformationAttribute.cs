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
        SecureString secure => Of(new NetworkCredential("", secure).Password),
        string text => Of(text),
        { } other => throw new ArgumentTransformationMetadataException($"A secret is given as text or as a SecureString, not as a {other.GetType().Name}."),
    };

    private static SecretText Of(string text) =>
        text.Length > 0 ? new SecretText(text) : throw new ArgumentTransformationMetadataException("The secret is missing: the value is empty.");
}
