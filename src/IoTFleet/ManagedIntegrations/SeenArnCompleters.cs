using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Core.Sessions;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Completes ARNs that destinations deliver to already. Which streams there are besides, only their service could tell.</summary>
public sealed class DeliveryDestinationArnCompleter() : AccountCompleter
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        Resources.Destinations.ListAsync(session, null, cancellation).Select(d => new Candidate(d.DeliveryDestinationArn ?? "", null, $"{d.DeliveryDestinationArn}, of destination '{d.Name}'"));
}

/// <summary>Completes ARNs of roles that destinations have already. Which roles there are besides, only IAM could tell.</summary>
public sealed class DestinationRoleCompleter() : AccountCompleter
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        Resources.Destinations.ListAsync(session, null, cancellation).Select(d => new Candidate(d.RoleArn ?? "", null, $"{d.RoleArn}, of destination '{d.Name}'"));
}

/// <summary>Completes ARNs of functions that cloud connectors have already. Which functions there are besides, only AWS Lambda could tell.</summary>
public sealed class ConnectorLambdaCompleter() : AccountCompleter
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        Resources.CloudConnectors.ListAsync(session, null, cancellation).Select(c => new Candidate(c.EndpointConfig?.Lambda?.Arn ?? "", null, $"{c.EndpointConfig?.Lambda?.Arn}, of cloud connector '{c.Name}'"));
}

/// <summary>Completes the ARN of the key that is the account's default now. Others only AWS KMS could tell.</summary>
public sealed class DefaultKeyCompleter() : AccountCompleter
{
    private protected override IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(FleetSession session, GivenArguments given, CancellationToken cancellation) =>
        CandidatePages.Once(ReadAsync(session, cancellation));

    private static async Task<IReadOnlyList<Candidate>> ReadAsync(FleetSession session, CancellationToken cancellation) =>
        [new((await session.ManagedIntegrations.GetDefaultEncryptionConfigurationAsync(new GetDefaultEncryptionConfigurationRequest(), cancellation).ConfigureAwait(false)).KmsKeyArn ?? "")];
}
