using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists provisioning profiles, or gets those that are given by id, ARN or name.</summary>
[Cmdlet(VerbsCommon.Get, "MIProvisioningProfile")]
[OutputType(typeof(ProvisioningProfileSummary), typeof(GetProvisioningProfileResponse))]
public sealed class GetProvisioningProfile : GetResourceCmdlet<ProvisioningProfileSummary, GetProvisioningProfileResponse>
{
    /// <summary>Provisioning profiles: ids, ARNs, names or objects; or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name", "ProvisioningProfileId")]
    [ReferenceTransformation("ProvisioningProfile")]
    [ArgumentCompleter(typeof(ProvisioningProfileCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? ProvisioningProfile { get; set; }

    private protected override void Process() => GetOrList(Resources.ProvisioningProfiles, ProvisioningProfile);
}
