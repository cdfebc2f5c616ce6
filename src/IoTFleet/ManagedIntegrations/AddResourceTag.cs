using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;
using IoTFleet.Pipeline;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Adds tags to resources. A tag with the same key gets the new value.</summary>
[Cmdlet(VerbsCommon.Add, "MIResourceTag", SupportsShouldProcess = true)]
public sealed class AddResourceTag : ManagedIntegrationsCmdlet
{
    /// <summary>ARNs of resources, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn", "TaskArn")]
    [ResourceArnTransformation]
    [ArgumentCompleter(typeof(ResourceArnCompleter))]
    public ResourceReference[] ResourceArn { get; set; } = [];

    /// <summary>The tags: @{ Key = 'value' }.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [TagTransformation]
    public Dictionary<string, string> Tag { get; set; } = [];

    private protected override void Process()
    {
        foreach (var resource in ResourceArn)
            if (ShouldProcess(resource.Text, $"Add {Tag.Count} {(Tag.Count == 1 ? "tag" : "tags")}"))
                Run(resource.Input, $"tags of '{resource}'", cancellation => Client.TagResourceAsync(new TagResourceRequest { ResourceArn = resource.Text, Tags = Tag }, cancellation), _ => { });
    }
}
