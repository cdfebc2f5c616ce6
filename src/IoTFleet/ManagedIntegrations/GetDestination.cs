using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists destinations of notifications, or gets those that are given by name.</summary>
[Cmdlet(VerbsCommon.Get, "MIDestination")]
[OutputType(typeof(DestinationSummary), typeof(GetDestinationResponse))]
public sealed class GetDestination : GetResourceCmdlet<DestinationSummary, GetDestinationResponse>
{
    /// <summary>Destinations: names or objects; or wildcard patterns that their names match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "DestinationName")]
    [ReferenceTransformation("Destination")]
    [ArgumentCompleter(typeof(DestinationCompleter))]
    [SupportsWildcards]
    public ResourceReference[]? Destination { get; set; }

    private protected override void Process() => GetOrList(Resources.Destinations, Destination);
}
