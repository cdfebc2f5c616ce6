using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>Which versions of components a core device is to take: the question that devices ask.</summary>
internal sealed partial class GreengrassService
{
    protected override ResolveComponentCandidatesResponse ResolveComponentCandidates(ResolveComponentCandidatesRequest request)
    {
        if (request.Platform is null) throw Invalid("platform must be given.");
        if (request.ComponentCandidates is not { Count: > 0 } candidates) throw Invalid("componentCandidates must hold a component.");
        var platform = request.Platform.Attributes ?? [];
        return new ResolveComponentCandidatesResponse { ResolvedComponentVersions = candidates.ConvertAll(candidate => Resolve(candidate, platform)) };
    }

    private ResolvedComponentVersion Resolve(ComponentCandidate candidate, Dictionary<string, string> platform)
    {
        var requirements = RequirementsOf(candidate);
        var component = Catalog.Find(candidate.ComponentName) ?? throw NotFound("component", candidate.ComponentName);
        var version = CandidateResolver.Best(component, requirements.Values, platform) ?? throw Unresolved(component, requirements, platform);
        return new ResolvedComponentVersion
        {
            Arn = version.Arn,
            ComponentName = version.Name,
            ComponentVersion = version.Version,
            Recipe = new MemoryStream(version.Recipe.ToJson()),
            VendorGuidance = VendorGuidance.ACTIVE,
        };
    }

    private Dictionary<string, string> RequirementsOf(ComponentCandidate candidate)
    {
        if (string.IsNullOrEmpty(candidate.ComponentName)) throw Invalid("Every component candidate must have a componentName.");
        foreach (var requirement in candidate.VersionRequirements ?? [])
            if (!VersionRange.TryParse(requirement.Value, out _))
                throw Invalid($"The version requirement of {requirement.Key} for {candidate.ComponentName} is not a semantic version constraint.");
        if (candidate.ComponentVersion is { } has && !SemanticVersion.TryParse(has, out _))
            throw Invalid($"The componentVersion of {candidate.ComponentName} is not a semantic version.");
        return candidate.VersionRequirements is { Count: > 0 } requirements ? requirements
            : candidate.ComponentVersion is { } version ? new Dictionary<string, string> { ["device"] = "==" + version }
            : [];
    }

    // Requirements that can each be met, but not all at once, are in conflict; otherwise there is nothing to find.
    private static Exception Unresolved(CatalogComponent component, Dictionary<string, string> requirements, Dictionary<string, string> platform)
    {
        var wanted = string.Join(", ", requirements.Select(r => $"{r.Key} requires {r.Value}"));
        return requirements.Count > 1 && requirements.Values.All(one => CandidateResolver.Best(component, [one], platform) is not null)
            ? Conflict("component", component.Name, $"The requirements for the component {component.Name} exclude one another: {wanted}.")
            : new ResourceNotFoundException($"No version of the component {component.Name} suits the platform and the requirements: {wanted}.")
            {
                ResourceType = "componentVersion",
                ResourceId = component.Name,
            };
    }
}
