using System.Management.Automation;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Core.ManagedIntegrations;

namespace IoTFleet.ManagedIntegrations;

/// <summary>Removes tags from resources.</summary>
[Cmdlet(VerbsCommon.Remove, "MIResourceTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveResourceTag : ManagedIntegrationsCmdlet
{
    /// <summary>ARNs of resources, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Arn", "TaskArn")]
    [ResourceArnTransformation]
    [ArgumentCompleter(typeof(ResourceArnCompleter))]
    public ResourceReference[] ResourceArn { get; set; } = [];

    /// <summary>The keys of the tags.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("TagKey")]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Key { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        var keys = Key.ToList();
        foreach (var resource in ResourceArn)
            if (Confirmed(resource.Text, $"Remove {(keys.Count == 1 ? $"tag '{keys[0]}'" : $"{keys.Count} tags")}", Force))
                Run(resource.Input, $"tags of '{resource}'", cancellation => Client.UntagResourceAsync(new UntagResourceRequest { ResourceArn = resource.Text, TagKeys = keys }, cancellation), _ => { });
    }
}
