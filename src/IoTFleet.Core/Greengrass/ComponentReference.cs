namespace IoTFleet.Core.Greengrass;

/// <summary>A component, or a version of it, as it was named: by ARN or by name.</summary>
public sealed record ComponentReference
{
    private const string Resource = ":components:";
    private const string Versions = ":versions:";

    private ComponentReference(string name, string? arn, string? version)
    {
        Name = name;
        Arn = arn;
        Version = version;
    }

    /// <summary>The component's name, or a pattern of names.</summary>
    public string Name { get; }

    /// <summary>The component's ARN, without a version; null when only the name is known.</summary>
    public string? Arn { get; }

    /// <summary>The version, or null when none was named.</summary>
    public string? Version { get; init; }

    /// <summary>The version's ARN; null when the component's ARN or the version is not known.</summary>
    public string? VersionArn => Arn is null || Version is null ? null : Arn + Versions + Version;

    /// <summary>The component of a name, in a version where one is given.</summary>
    public static ComponentReference Named(string name, string? version = null) => new(name, null, version);

    /// <summary>Reads a name, the ARN of a component, or the ARN of a version.</summary>
    /// <exception cref="FormatException">It is an ARN, but not a component's.</exception>
    public static ComponentReference Parse(string text)
    {
        if (!text.StartsWith("arn:", StringComparison.Ordinal)) return Named(text);
        var resource = text.IndexOf(Resource, StringComparison.Ordinal);
        var name = resource < 0 ? "" : text.Substring(resource + Resource.Length);
        var versions = name.IndexOf(Versions, StringComparison.Ordinal);
        var version = versions < 0 ? null : name.Substring(versions + Versions.Length);
        if (versions >= 0) name = name.Substring(0, versions);
        if (name.Length == 0 || name.Contains(":") || version is "")
            throw new FormatException($"'{text}' is not the ARN of a component. It looks like arn:aws:greengrass:eu-west-1:123456789012:components:com.example.Name:versions:1.0.0.");
        return new ComponentReference(name, text.Substring(0, resource + Resource.Length) + name, version);
    }

    /// <summary>The name, and the version where one is known.</summary>
    public override string ToString() => Version is null ? Name : $"{Name} {Version}";
}
