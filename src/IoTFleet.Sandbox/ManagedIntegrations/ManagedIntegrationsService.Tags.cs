using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox.ManagedIntegrations.State;

namespace IoTFleet.Sandbox.ManagedIntegrations;

internal sealed partial class ManagedIntegrationsService
{
    private const int MostTags = 50;

    protected override ListTagsForResourceResponse ListTagsForResource(ListTagsForResourceRequest request) =>
        new() { Tags = Filled(Tagged(request.ResourceArn).Tags) };

    protected override TagResourceResponse TagResource(TagResourceRequest request)
    {
        CheckTags(request.Tags);
        var tags = Tagged(request.ResourceArn).Tags;
        if (tags.Keys.Union(request.Tags.Keys).Count() > MostTags) throw Invalid($"A resource can have {MostTags} tags.");
        foreach (var tag in request.Tags) tags[tag.Key] = tag.Value;
        return new TagResourceResponse();
    }

    protected override UntagResourceResponse UntagResource(UntagResourceRequest request)
    {
        var tags = Tagged(request.ResourceArn).Tags;
        foreach (var key in request.TagKeys) tags.Remove(key);
        return new UntagResourceResponse();
    }

    private void CheckTags(Dictionary<string, string>? tags)
    {
        if (tags is not null && tags.Keys.Any(k => k.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
            throw Invalid("Tag keys that start with 'aws:' are reserved.");
    }

    private ITagged Tagged(string arn)
    {
        var resource = arn.Substring(arn.LastIndexOf(':') + 1);
        var slash = resource.IndexOf('/');
        var (type, id) = (resource.Substring(0, slash), resource.Substring(slash + 1));
        ITagged? found = arn != Arn(type, id) ? null : type switch
        {
            "managed-thing" => _things.Find(id),
            "provisioning-profile" => _profiles.Find(id),
            "ota-task" => _otaTasks.Find(id),
            "credential-locker" => _lockers.Find(id),
            "account-association" => _associations.Find(id),
            _ => null,
        };
        return found ?? throw NotFound(type, arn);
    }
}
