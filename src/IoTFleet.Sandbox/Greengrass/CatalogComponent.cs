using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>A component with its versions, newest first.</summary>
internal sealed class CatalogComponent(string name, string arn, bool isPublic)
{
    internal string Name { get; } = name;

    /// <summary>The ARN without a version.</summary>
    internal string Arn { get; } = arn;

    /// <summary>Whether AWS provides it.</summary>
    internal bool IsPublic { get; } = isPublic;

    internal Table<CatalogVersion> Versions { get; } = new(version => version.Version, SemanticVersion.NewestFirst);

    internal CatalogVersion Latest => Versions.All[0];
}
