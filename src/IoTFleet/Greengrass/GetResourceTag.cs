using System.Management.Automation;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass;

namespace IoTFleet.Greengrass;

/// <summary>Lists the tags of core devices, deployments and component versions: one object for each tag.</summary>
[Cmdlet(VerbsCommon.Get, "GGResourceTag", DefaultParameterSetName = "Resource")]
[OutputType(typeof(ResourceTag))]
public sealed class GetResourceTag : ResourceTagCmdlet
{
    private protected override void Process(ResourceReference resource) => Run(
        resource.Identity,
        $"tags of {resource}",
        async cancellation =>
        {
            var arn = await ArnAsync(resource, cancellation).ConfigureAwait(false);
            var response = await Service.Greengrass.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }, cancellation).ConfigureAwait(false);
            return (response.Tags ?? []).OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new ResourceTag(arn, tag.Key, tag.Value)).ToList();
        },
        tags => WriteObject(tags, enumerateCollection: true));
}
