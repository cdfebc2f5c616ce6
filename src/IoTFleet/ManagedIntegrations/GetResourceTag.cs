using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Lists the tags of resources: one object for each tag.</summary>
[Cmdlet(VerbsCommon.Get, "MIResourceTag")]
[OutputType(typeof(ResourceTag))]
public sealed class GetResourceTag : ManagedIntegrationsCmdlet
{
    /// <summary>ARNs of resources, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn", "TaskArn")]
    [ResourceArnTransformation]
    [ArgumentCompleter(typeof(ResourceArnCompleter))]
    public ResourceReference[] ResourceArn { get; set; } = [];

    private protected override void Process()
    {
        foreach (var resource in ResourceArn)
            Run(resource.Input, $"tags of '{resource}'", cancellation => Client.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = resource.Text }, cancellation), answer =>
                WriteObject((answer.Tags ?? []).OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new ResourceTag(resource.Text, tag.Key, tag.Value)), enumerateCollection: true));
    }
}
