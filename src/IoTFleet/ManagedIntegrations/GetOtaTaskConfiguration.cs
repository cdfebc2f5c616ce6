using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists over-the-air task configurations, or gets those that are given by id or name, with rollout, abort and timeout.</summary>
[Cmdlet(VerbsCommon.Get, "MIOtaTaskConfiguration")]
[OutputType(typeof(OtaTaskConfigurationSummary), typeof(GetOtaTaskConfigurationResponse))]
public sealed class GetOtaTaskConfiguration : GetResourceCmdlet<OtaTaskConfigurationSummary, GetOtaTaskConfigurationResponse>
{
    /// <summary>Over-the-air task configurations: ids, names or objects; or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name", "TaskConfigurationId")]
    [ReferenceTransformation("OtaTaskConfiguration")]
    [ArgumentCompleter(typeof(OtaTaskConfigurationCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? OtaTaskConfiguration { get; set; }

    private protected override void Process() => GetOrList(Resources.OtaTaskConfigurations, OtaTaskConfiguration);
}
