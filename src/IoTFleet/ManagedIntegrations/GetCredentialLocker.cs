using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists credential lockers, or gets those that are given by id, ARN or name.</summary>
[Cmdlet(VerbsCommon.Get, "MICredentialLocker")]
[OutputType(typeof(CredentialLockerSummary), typeof(GetCredentialLockerResponse))]
public sealed class GetCredentialLocker : GetResourceCmdlet<CredentialLockerSummary, GetCredentialLockerResponse>
{
    /// <summary>Credential lockers: ids, ARNs, names or objects; or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name", "CredentialLockerId")]
    [ReferenceTransformation("CredentialLocker")]
    [ArgumentCompleter(typeof(CredentialLockerCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? CredentialLocker { get; set; }

    private protected override void Process() => GetOrList(Resources.CredentialLockers, CredentialLocker);
}
