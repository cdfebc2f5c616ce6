namespace IoTFleet.Sandbox.IoT;

/// <summary>A thing in the registry. There may be a million, so what things have in common they share.</summary>
internal sealed class Thing(string name, string? typeName, Dictionary<string, string> attributes, ThingGroup[] groups)
{
    internal string Name { get; } = name;

    internal string? TypeName { get; } = typeName;

    internal Dictionary<string, string> Attributes { get; } = attributes;

    /// <summary>The groups it is in by itself, not through another group. Replaced, never changed: things share it.</summary>
    internal ThingGroup[] Groups { get; set; } = groups;

    /// <summary>Whether it is in a group, by itself or through one of the group's descendants.</summary>
    internal bool IsIn(ThingGroup group)
    {
        foreach (var own in Groups)
            for (var g = own; g is not null; g = g.Parent)
                if (g == group) return true;
        return false;
    }
}
