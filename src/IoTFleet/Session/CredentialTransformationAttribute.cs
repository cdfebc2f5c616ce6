using System.Management.Automation;
using Amazon.Runtime;

namespace IoTFleet.Session;

/// <summary>Takes credentials in the forms that users have them: the SDK's objects, those of another copy of the SDK, and PSCredential.</summary>
public sealed class CredentialTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            AWSCredentials or null => value!,
            PSCredential pair => new BasicAWSCredentials(pair.UserName, pair.GetNetworkCredential().Password),
            _ => ForeignCredentials.Wrap(value) ?? throw new ArgumentTransformationMetadataException(
                $"A {value.GetType().Name} is not credentials. Give an AWS credentials object, or a PSCredential of access key and secret key."),
        };
    }
}
