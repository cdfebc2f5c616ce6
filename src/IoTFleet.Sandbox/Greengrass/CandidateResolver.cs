namespace IoTFleet.Sandbox.Greengrass;

/// <summary>Picks the version of a component that suits requirements and a platform.</summary>
internal static class CandidateResolver
{
    /// <summary>The newest version that fulfils all requirements on a platform, or null.</summary>
    internal static CatalogVersion? Best(CatalogComponent component, IEnumerable<string> requirements, IReadOnlyDictionary<string, string> platform)
    {
        var ranges = new List<VersionRange>();
        foreach (var requirement in requirements)
        {
            if (!VersionRange.TryParse(requirement, out var range)) return null;
            ranges.Add(range);
        }

        foreach (var version in component.Versions.All)
            if (version.Errors is null && version.Recipe.Supports(platform) && ranges.All(range => range.Contains(version.Number)))
                return version;
        return null;
    }
}
