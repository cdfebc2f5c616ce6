using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Finds components by name.</summary>
public static class ComponentVersions
{
    /// <summary>The components of a deployment, with the latest version of those that were chosen without one.</summary>
    /// <exception cref="ComponentNotFoundException">There is no component of a name.</exception>
    /// <exception cref="ComponentChosenTwiceException">One is chosen twice.</exception>
    public static Task<Dictionary<string, ComponentDeploymentSpecification>> ResolveAsync(
        FleetSession session, IEnumerable<ComponentSelection> selections, CancellationToken cancellation) =>
        ResolveAsync(new ComponentCatalog(session), selections, cancellation);

    /// <summary>The components of a deployment, with the latest version of those that were chosen without one.</summary>
    /// <exception cref="ComponentNotFoundException">There is no component of a name.</exception>
    /// <exception cref="ComponentChosenTwiceException">One is chosen twice.</exception>
    public static async Task<Dictionary<string, ComponentDeploymentSpecification>> ResolveAsync(
        ComponentCatalog catalog, IEnumerable<ComponentSelection> selections, CancellationToken cancellation)
    {
        var components = new Dictionary<string, ComponentDeploymentSpecification>();
        foreach (var selection in selections)
        {
            if (components.ContainsKey(selection.Name))
                throw new ComponentChosenTwiceException($"The component '{selection.Name}' is chosen twice.");
            components.Add(selection.Name, new ComponentDeploymentSpecification
            {
                ComponentVersion = selection.Version
                    ?? (await catalog.FindAsync(ComponentReference.Named(selection.Name), null, cancellation).ConfigureAwait(false)).LatestVersion?.ComponentVersion
                    ?? throw new ComponentNotFoundException($"The component '{selection.Name}' has no version."),
                ConfigurationUpdate = selection.Configuration,
                RunWith = selection.RunWith,
            });
        }

        return components;
    }
}
