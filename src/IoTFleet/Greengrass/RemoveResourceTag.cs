using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;

namespace IoTFleet.Greengrass;

/// <summary>Removes tags from core devices, deployments and component versions.</summary>
[Cmdlet(VerbsCommon.Remove, "GGResourceTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = "Resource")]
public sealed class RemoveResourceTag : ResourceTagCmdlet
{
    /// <summary>The keys of the tags.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("TagKey")]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Key { get; set; } = [];

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process(ResourceReference resource)
    {
        var keys = Key.ToList();
        if (Confirmed(resource.ToString(), $"Remove tags {string.Join(", ", keys)}", Force))
            Run(resource.Identity, $"tags of {resource}", async cancellation =>
            {
                var arn = await ArnAsync(resource, cancellation).ConfigureAwait(false);
                return await Service.Greengrass.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = keys }, cancellation).ConfigureAwait(false);
            }, static _ => { });
    }
}
