using Amazon.GreengrassV2.Model;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>Tags on core devices, component versions and deployments.</summary>
internal sealed partial class GreengrassService
{
    private const int MaxTags = 50;

    protected override ListTagsForResourceResponse ListTagsForResource(ListTagsForResourceRequest request) =>
        new() { Tags = RequiredTagged(request.ResourceArn).Tags ?? [] };

    // The tags are replaced, not changed: devices of a site share them.
    protected override TagResourceResponse TagResource(TagResourceRequest request)
    {
        var resource = RequiredTagged(request.ResourceArn);
        if (request.Tags.Keys.Any(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))) throw Invalid("Tag keys that begin with aws: are reserved.");
        var tags = new Dictionary<string, string>(resource.Tags ?? []);
        foreach (var tag in request.Tags) tags[tag.Key] = tag.Value;
        if (tags.Count > MaxTags) throw Invalid($"A resource can have {MaxTags} tags at most.");
        resource.Tags = tags;
        return new TagResourceResponse();
    }

    protected override UntagResourceResponse UntagResource(UntagResourceRequest request)
    {
        var resource = RequiredTagged(request.ResourceArn);
        var tags = new Dictionary<string, string>(resource.Tags ?? []);
        foreach (var key in request.TagKeys) tags.Remove(key);
        resource.Tags = tags;
        return new UntagResourceResponse();
    }

    private ITagged RequiredTagged(string arn)
    {
        var (devices, deployments) = (World.Arns.Of("greengrass", "coreDevices:"), World.Arns.Of("greengrass", "deployments:"));
        ITagged? resource =
            arn.StartsWith(devices, StringComparison.Ordinal) ? FindDevice(arn.Substring(devices.Length))
            : arn.StartsWith(deployments, StringComparison.Ordinal) ? _deploymentsById.TryGetValue(arn.Substring(deployments.Length), out var deployment) ? deployment : null
            : Catalog.FindVersionByArn(arn);
        return resource ?? throw NotFound("resource", arn);
    }
}
