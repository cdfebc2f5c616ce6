namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>A credential locker: what a controller and the devices meant for it share.</summary>
internal sealed class CredentialLocker : ITagged
{
    internal required string Id { get; init; }

    internal required string Arn { get; init; }

    internal string? Name { get; init; }

    internal required DateTime CreatedAt { get; init; }

    public Dictionary<string, string> Tags { get; init; } = [];
}
