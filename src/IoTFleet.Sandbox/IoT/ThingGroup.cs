namespace IoTFleet.Sandbox.IoT;

/// <summary>A static thing group with its members and its place in the hierarchy.</summary>
internal sealed class ThingGroup(string name, string arn, string description, ThingGroup? parent, DateTime createdAt)
{
    private readonly List<Thing> _members = [];

    internal string Name { get; } = name;

    internal string Arn { get; } = arn;

    internal string Description { get; } = description;

    internal ThingGroup? Parent { get; } = parent;

    internal DateTime CreatedAt { get; } = createdAt;

    internal List<ThingGroup> Children { get; } = [];

    internal long Version { get; set; } = 1;

    internal void Add(Thing thing)
    {
        var index = Position(_members, thing.Name);
        _members.Insert(index, thing);
    }

    internal void Remove(Thing thing) => _members.Remove(thing);

    /// <summary>Whether another group is this one's parent, or its parent's, and so on.</summary>
    internal bool IsBelow(ThingGroup other)
    {
        for (var g = Parent; g is not null; g = g.Parent)
            if (g == other) return true;
        return false;
    }

    /// <summary>The members by name, those of nested groups too where asked for, each once.</summary>
    /// <param name="recursive">Whether nested groups count.</param>
    /// <param name="after">The name after which to begin.</param>
    internal IEnumerable<Thing> Members(bool recursive, string? after = null)
    {
        var lists = new List<List<Thing>>();
        Gather(recursive, lists);
        return lists.Count == 0 ? [] : lists.Count == 1 ? From(lists[0], after) : Merge(lists, after);
    }

    private void Gather(bool recursive, List<List<Thing>> lists)
    {
        if (_members.Count > 0) lists.Add(_members);
        if (!recursive) return;
        foreach (var child in Children) child.Gather(true, lists);
    }

    private static IEnumerable<Thing> From(List<Thing> members, string? after)
    {
        for (var i = after is null ? 0 : Position(members, after); i < members.Count; i++) yield return members[i];
    }

    private static IEnumerable<Thing> Merge(List<List<Thing>> lists, string? after)
    {
        var next = lists.ConvertAll(list => after is null ? 0 : Position(list, after));
        while (true)
        {
            Thing? first = null;
            for (var i = 0; i < lists.Count; i++)
                if (next[i] < lists[i].Count && (first is null || string.CompareOrdinal(lists[i][next[i]].Name, first.Name) < 0))
                    first = lists[i][next[i]];
            if (first is null) yield break;
            for (var i = 0; i < lists.Count; i++)
                if (next[i] < lists[i].Count && lists[i][next[i]] == first) next[i]++;
            yield return first;
        }
    }

    // The index behind the name, whether or not it is there.
    private static int Position(List<Thing> members, string name)
    {
        if (members.Count == 0 || string.CompareOrdinal(members[members.Count - 1].Name, name) <= 0) return members.Count;
        int low = 0, high = members.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(members[middle].Name, name) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
