using Amazon.IoT.Model;
using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.IoT;

/// <summary>Things.</summary>
internal sealed partial class IoTService
{
    private readonly Table<Thing> _things = new(thing => thing.Name);

    internal Thing? FindThing(string name) => _things.Find(name);

    internal string ArnOf(Thing thing) => World.Arns.Of("iot", "thing/" + thing.Name);

    /// <summary>Registers a thing in its groups. Whoever adds many shares the arrays and attributes among them.</summary>
    internal Thing AddThing(string name, string? typeName, Dictionary<string, string> attributes, ThingGroup[] groups)
    {
        var thing = new Thing(name, typeName, attributes, groups);
        _things.Add(thing);
        foreach (var group in groups) group.Add(thing);
        return thing;
    }

    protected override DescribeThingResponse DescribeThing(DescribeThingRequest request)
    {
        var thing = RequiredThing(request.ThingName);
        return new DescribeThingResponse
        {
            DefaultClientId = thing.Name,
            ThingName = thing.Name,
            ThingId = Drawn.Id(thing.Name),
            ThingArn = ArnOf(thing),
            ThingTypeName = thing.TypeName,
            Attributes = thing.Attributes,
            Version = 1,
        };
    }

    protected override ListThingGroupsForThingResponse ListThingGroupsForThing(ListThingGroupsForThingRequest request)
    {
        var groups = RequiredThing(request.ThingName).Groups.OrderBy(g => g.Name, StringComparer.Ordinal);
        var (items, next) = PageToken.Page(
            after => groups.Where(g => after is null || string.CompareOrdinal(g.Name, after) > 0), g => g.Name,
            $"groups of {request.ThingName}", request.MaxResults, request.NextToken, InvalidToken);
        return new ListThingGroupsForThingResponse { ThingGroups = items.ConvertAll(NameAndArn), NextToken = next };
    }

    private Thing RequiredThing(string name) => FindThing(name) ?? throw NotFound($"Thing {name} cannot be found.");
}
