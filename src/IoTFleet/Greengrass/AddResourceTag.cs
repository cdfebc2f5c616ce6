using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>Adds tags to core devices, deployments and component versions. A tag that is there gets the new value.</summary>
[Cmdlet(VerbsCommon.Add, "GGResourceTag", SupportsShouldProcess = true, DefaultParameterSetName = "Resource")]
public sealed class AddResourceTag : ResourceTagCmdlet
{
    /// <summary>The tags: @{ site = 'berlin' }.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [TagTransformation]
    [ValidateNotNullOrEmpty]
    public Dictionary<string, string> Tag { get; set; } = [];

    private protected override void Process(ResourceReference resource)
    {
        if (ShouldProcess(resource.ToString(), $"Add tags {string.Join(", ", Tag.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key} = {tag.Value}"))}"))
            Run(resource.Identity, $"tags of {resource}", async cancellation =>
            {
                var arn = await ArnAsync(resource, cancellation).ConfigureAwait(false);
                return await Service.Greengrass.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = Tag }, cancellation).ConfigureAwait(false);
            }, static _ => { });
    }
}
