using Amazon.IoTManagedIntegrations;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>A connector to a third party's cloud: a Lambda function of the account, or one that its maker lists for all.</summary>
internal sealed class CloudConnector
{
    internal required string Id { get; init; }

    internal required string Name { get; set; }

    internal required string LambdaArn { get; init; }

    internal string? Description { get; set; }

    internal CloudConnectorType Type { get; init; } = CloudConnectorType.UNLISTED;
}
