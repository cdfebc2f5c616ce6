using Amazon.IoT.Model;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.IoT;

/// <summary>Thing groups and who is in them.</summary>
internal sealed partial class IoTService
{
    private readonly Table<ThingGroup> _groups = new(group => group.Name);

    internal ThingGroup? FindGroup(string name) => _groups.Find(name);

    internal ThingGroup AddGroup(string name, string description, ThingGroup? parent, DateTime createdAt)
    {
        var group = new ThingGroup(name, World.Arns.Of("iot", "thinggroup/" + name), description, parent, createdAt);
        _groups.Add(group);
        parent?.Children.Add(group);
        return group;
    }

    /// <summary>Puts a thing into a group; what is deployed there goes on to reach it.</summary>
    internal void Join(Thing thing, ThingGroup group, DateTime now)
    {
        if (Array.IndexOf(thing.Groups, group) >= 0) return;
        thing.Groups = [.. thing.Groups, group];
        group.Add(thing);
        foreach (var job in JobsFor(group)) Runner.Join(job, thing, now);
    }

    /// <summary>Takes a thing out of a group.</summary>
    internal void Leave(Thing thing, ThingGroup group, DateTime now)
    {
        if (Array.IndexOf(thing.Groups, group) < 0) return;
        thing.Groups = [.. thing.Groups.Where(g => g != group)];
        group.Remove(thing);
        foreach (var job in JobsFor(group))
            if (!thing.IsIn(job.Group!)) Runner.Leave(job, thing, now);
    }

    protected override ListThingGroupsResponse ListThingGroups(ListThingGroupsRequest request)
    {
        var parent = request.ParentGroup is { } name ? RequiredGroup(name) : null;

        // Without a parent the whole hierarchy is listed unless refused; below a parent only its children unless asked for.
        var recursive = request.Recursive ?? parent is null;
        var prefix = request.NamePrefixFilter ?? "";
        var (items, next) = _groups.Page(
            group => group.Name.StartsWith(prefix, StringComparison.Ordinal)
                && (recursive ? parent is null || group.IsBelow(parent) : group.Parent == parent),
            $"thing groups {request.ParentGroup} {prefix} {recursive}", request.MaxResults, request.NextToken, InvalidToken);
        return new ListThingGroupsResponse { ThingGroups = items.ConvertAll(NameAndArn), NextToken = next };
    }

    protected override DescribeThingGroupResponse DescribeThingGroup(DescribeThingGroupRequest request)
    {
        var group = RequiredGroup(request.ThingGroupName);
        return new DescribeThingGroupResponse
        {
            ThingGroupName = group.Name,
            ThingGroupId = Drawn.Id("group " + group.Name),
            ThingGroupArn = group.Arn,
            Version = group.Version,
            ThingGroupProperties = new ThingGroupProperties { ThingGroupDescription = group.Description },
            ThingGroupMetadata = new ThingGroupMetadata
            {
                ParentGroupName = group.Parent?.Name,
                RootToParentThingGroups = group.Parent is null ? null : Ancestors(group),
                CreationDate = group.CreatedAt,
            },
        };
    }

    protected override ListThingsInThingGroupResponse ListThingsInThingGroup(ListThingsInThingGroupRequest request)
    {
        var group = RequiredGroup(request.ThingGroupName);
        var recursive = request.Recursive ?? false;
        var (items, next) = PageToken.Page(
            after => group.Members(recursive, after), thing => thing.Name,
            $"things in {group.Name} {recursive}", request.MaxResults, request.NextToken, InvalidToken);
        return new ListThingsInThingGroupResponse { Things = items.ConvertAll(thing => thing.Name), NextToken = next };
    }

    private static GroupNameAndArn NameAndArn(ThingGroup group) => new() { GroupName = group.Name, GroupArn = group.Arn };

    private static List<GroupNameAndArn> Ancestors(ThingGroup group)
    {
        var ancestors = new List<GroupNameAndArn>();
        for (var g = group.Parent; g is not null; g = g.Parent) ancestors.Insert(0, NameAndArn(g));
        return ancestors;
    }

    private ThingGroup RequiredGroup(string name) => FindGroup(name) ?? throw NotFound($"Thing group {name} cannot be found.");
}
