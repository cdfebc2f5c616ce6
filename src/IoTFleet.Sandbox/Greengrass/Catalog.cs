using IoTFleet.Sandbox.State;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>All components: the account's own and those that AWS provides.</summary>
internal sealed class Catalog(Arns arns)
{
    internal Table<CatalogComponent> Private { get; } = new(component => component.Name);

    internal Table<CatalogComponent> Public { get; } = new(component => component.Name);

    /// <summary>How often it has changed. What was worked out of it is good for one edition.</summary>
    internal int Edition { get; private set; }

    /// <summary>A component by name. The account's own come before those of AWS.</summary>
    internal CatalogComponent? Find(string name) => Private.Find(name) ?? Public.Find(name);

    internal CatalogVersion? Find(string name, string version) =>
        Private.Find(name)?.Versions.Find(version) ?? Public.Find(name)?.Versions.Find(version);

    /// <summary>A component by its ARN without a version.</summary>
    internal CatalogComponent? FindByArn(string arn)
    {
        var name = arn.Substring(arn.LastIndexOf(':') + 1);
        return (Private.Find(name) is { } own && own.Arn == arn ? own : null) ?? (Public.Find(name) is { } provided && provided.Arn == arn ? provided : null);
    }

    /// <summary>A version by its ARN.</summary>
    internal CatalogVersion? FindVersionByArn(string arn)
    {
        var end = arn.LastIndexOf(":versions:", StringComparison.Ordinal);
        return end < 0 ? null : FindByArn(arn.Substring(0, end))?.Versions.Find(arn.Substring(end + ":versions:".Length));
    }

    internal CatalogVersion Add(Recipe recipe, bool isPublic, DateTime createdAt, Dictionary<string, string>? errors = null)
    {
        var components = isPublic ? Public : Private;
        var component = components.Find(recipe.Name!);
        if (component is null)
        {
            var resource = "components:" + recipe.Name;
            component = new CatalogComponent(recipe.Name!, isPublic ? arns.OfAws("greengrass", resource) : arns.Of("greengrass", resource), isPublic);
            components.Add(component);
        }

        var version = new CatalogVersion(component, recipe.Version!, recipe, createdAt) { Errors = errors };
        component.Versions.Add(version);
        Edition++;
        return version;
    }

    internal void Remove(CatalogVersion version)
    {
        version.Component.Versions.Remove(version.Version);
        if (version.Component.Versions.Count == 0) Private.Remove(version.Name);
        Edition++;
    }
}
