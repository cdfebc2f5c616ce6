using Amazon.IoTManagedIntegrations;

namespace IoTFleet.Sandbox.ManagedIntegrations.State;

/// <summary>A provisioning profile. The private key of its claim certificate is given out once and not kept.</summary>
internal sealed class ProvisioningProfile : ITagged
{
    internal required string Id { get; init; }

    internal required string Arn { get; init; }

    internal required string Name { get; init; }

    internal required ProvisioningType Type { get; init; }

    internal ProvisioningProfileStatus Status { get; set; } = ProvisioningProfileStatus.CREATE_IN_PROGRESS;

    internal string? ClaimCertificate { get; init; }

    public Dictionary<string, string> Tags { get; init; } = [];
}
