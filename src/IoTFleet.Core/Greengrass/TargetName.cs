namespace IoTFleet.Core.Greengrass;

/// <summary>What a deployment goes to, read from its ARN.</summary>
/// <param name="Arn">The ARN of a thing or a thing group.</param>
public sealed record TargetName(string Arn)
{
    private const int ColonsBeforeResource = 5;

    /// <summary>Whether it is a thing group.</summary>
    public bool IsGroup => Resource.StartsWith("thinggroup/", StringComparison.Ordinal);

    /// <summary>The name of the thing or the group.</summary>
    public string Name => Resource.Substring(Resource.IndexOf('/') + 1);

    /// <summary>The target in words.</summary>
    public override string ToString() => IsGroup ? $"thing group '{Name}'" : $"core device '{Name}'";

    // Names may hold colons themselves, so they are counted from the left.
    private string Resource => field ??= Arn.Split([':'], ColonsBeforeResource + 1) is { Length: > ColonsBeforeResource } parts ? parts[ColonsBeforeResource] : Arn;
}
