using IoTFleet.Sandbox.IoT;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>
/// Works out what a device runs: the components that its deployments name, in the versions that they name, and what those
/// need, in the newest version that suits everybody and the device's platform.
/// </summary>
internal sealed class SoftwarePlanner(Catalog catalog)
{
    private const string NoStateChange = "FAILED_NO_STATE_CHANGE";
    private const int MaxRounds = 1000;

    // Devices of a model with the same deployments run the same.
    private readonly Dictionary<string, SoftwarePlan> _plans = [];
    private int _edition = -1;

    /// <summary>The software after these deployments.</summary>
    internal SoftwarePlan Plan(DeviceModel model, IReadOnlyList<DeploymentRevision> deployments)
    {
        if (_edition != catalog.Edition) _plans.Clear();
        _edition = catalog.Edition;
        var key = $"{model.Platform} {model.Architecture} {model.Runtime} {model.NucleusVersion} {string.Join(" ", deployments.Select(d => d.Id))}";
        if (!_plans.TryGetValue(key, out var plan)) _plans.Add(key, plan = Make(model, deployments));
        return plan;
    }

    private SoftwarePlan Make(DeviceModel model, IReadOnlyList<DeploymentRevision> deployments)
    {
        var roots = new Dictionary<string, DeploymentRevision>();
        var requirements = new Dictionary<string, Dictionary<string, string>>();
        foreach (var deployment in deployments)
            foreach (var component in deployment.Components)
            {
                roots[component.Key] = deployment;
                Require(requirements, component.Key, deployment.Source, "==" + component.Value.ComponentVersion);
            }

        if (model.Runtime == DeviceModel.Lite && roots.ContainsKey("aws.greengrass.Nucleus"))
            return Failed("The deployment holds two kinds of nucleus: aws.greengrass.Nucleus and aws.greengrass.NucleusLite.", "MULTIPLE_NUCLEUS_RESOLVED_ERROR");
        return Resolve(model, requirements, roots, out var chosen) is { } failure
            ? failure
            : new SoftwarePlan(new Software(Items(chosen, roots, deployments), deployments), null);
    }

    // Takes the best version of each, adds what it needs, and starts over with those whose requirements grew.
    private SoftwarePlan? Resolve(
        DeviceModel model, Dictionary<string, Dictionary<string, string>> requirements, Dictionary<string, DeploymentRevision> roots,
        out Dictionary<string, CatalogVersion> chosen)
    {
        chosen = [];
        var open = new Queue<string>(requirements.Keys);
        if (!requirements.ContainsKey(model.NucleusName)) open.Enqueue(model.NucleusName);
        for (var round = 0; open.Count > 0; round++)
        {
            if (round == MaxRounds) return Failed("The components need each other in versions that exclude one another.", "COMPONENT_CIRCULAR_DEPENDENCY_ERROR");
            var name = open.Dequeue();
            var wanted = requirements.TryGetValue(name, out var found) ? found : [];
            if (Best(model, name, wanted, roots.ContainsKey(name)) is not { } best) return NoVersion(name, wanted);
            if (chosen.TryGetValue(name, out var before) && before == best) continue;
            chosen[name] = best;
            foreach (var dependency in best.Recipe.Dependencies)
            {
                Require(requirements, dependency.Key, name, dependency.Value);
                open.Enqueue(dependency.Key);
            }
        }

        return null;
    }

    private CatalogVersion? Best(DeviceModel model, string name, Dictionary<string, string> wanted, bool isRoot)
    {
        // No component changes the nucleus of a device; only a deployment that names it does.
        if (!isRoot && name == model.NucleusName) return catalog.Find(name, model.NucleusVersion);
        if (!isRoot && name == "aws.greengrass.Nucleus") return catalog.Find(name)?.Latest;
        return catalog.Find(name) is { } component ? CandidateResolver.Best(component, wanted.Values, model.Attributes) : null;
    }

    private static List<SoftwareItem> Items(
        Dictionary<string, CatalogVersion> chosen, Dictionary<string, DeploymentRevision> roots, IReadOnlyList<DeploymentRevision> deployments)
    {
        var items = new List<SoftwareItem>();
        foreach (var version in chosen.Values.OrderBy(v => v.Name, StringComparer.Ordinal))
        {
            if (roots.TryGetValue(version.Name, out var source)) items.Add(new SoftwareItem(version, true, source));
            else if (version.Name.StartsWith("aws.greengrass.Nucleus", StringComparison.Ordinal)) items.Add(new SoftwareItem(version, false, null));
            else items.Add(new SoftwareItem(version, false, NeederOf(version, chosen, roots) ?? deployments.LastOrDefault()));
        }

        return items;
    }

    private static DeploymentRevision? NeederOf(
        CatalogVersion version, Dictionary<string, CatalogVersion> chosen, Dictionary<string, DeploymentRevision> roots)
    {
        foreach (var root in roots)
            if (chosen[root.Key].Recipe.Dependencies.ContainsKey(version.Name)) return root.Value;
        return null;
    }

    private static void Require(Dictionary<string, Dictionary<string, string>> requirements, string name, string source, string range)
    {
        if (!requirements.TryGetValue(name, out var wanted)) requirements.Add(name, wanted = []);
        wanted[source] = range;
    }

    private static SoftwarePlan NoVersion(string name, Dictionary<string, string> wanted) => Failed(
        $"No version of the component {name} suits this device and everything that requires it: {string.Join(", ", wanted.Select(w => $"{w.Key} requires {w.Value}"))}.",
        "NO_AVAILABLE_COMPONENT_VERSION", "COMPONENT_VERSION_REQUIREMENTS_NOT_MET");

    private static SoftwarePlan Failed(string cause, params string[] codes) => new(null, new JobOutcome(
        ExecutionState.Failed, NoStateChange, cause, ["DEPLOYMENT_FAILURE", .. codes], ["REQUEST_ERROR"]));
}
