using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Paging;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Core.Greengrass;

/// <summary>Finds components by name.</summary>
public static class ComponentVersions
{
    /// <summary>The components of a deployment, with the latest version of those that were chosen without one.</summary>
    /// <exception cref="ComponentNotFoundException">There is no component of a name, or one is chosen twice.</exception>
    public static async Task<Dictionary<string, ComponentDeploymentSpecification>> ResolveAsync(
        FleetSession session, IEnumerable<ComponentSelection> selections, CancellationToken cancellation)
    {
        var components = new Dictionary<string, ComponentDeploymentSpecification>();
        Dictionary<string, string>? latest = null;
        foreach (var selection in selections)
        {
            if (components.ContainsKey(selection.Name))
                throw new ComponentNotFoundException($"The component '{selection.Name}' is chosen twice.");
            var version = selection.Version;
            if (version is null)
            {
                latest ??= await LatestAsync(session, cancellation).ConfigureAwait(false);
                if (!latest.TryGetValue(selection.Name, out version))
                    throw new ComponentNotFoundException($"There is no component '{selection.Name}', neither of this account nor of AWS, in {session.Region}.");
            }

            components.Add(selection.Name, new ComponentDeploymentSpecification
            {
                ComponentVersion = version,
                ConfigurationUpdate = selection.Configuration,
                RunWith = selection.RunWith,
            });
        }

        return components;
    }

    // The account's own components hide those of AWS that have the same name, as they do for the service.
    private static async Task<Dictionary<string, string>> LatestAsync(FleetSession session, CancellationToken cancellation)
    {
        var latest = new Dictionary<string, string>();
        foreach (var scope in new[] { ComponentVisibilityScope.PUBLIC, ComponentVisibilityScope.PRIVATE })
        {
            var responses = session.Greengrass.Paginators.ListComponents(new ListComponentsRequest { Scope = scope }).Responses;
            await foreach (var page in Pages.ReadAsync(responses, r => r.Components, r => r.NextToken, cancellation).ConfigureAwait(false))
                foreach (var component in page)
                    if (component.LatestVersion?.ComponentVersion is { } version) latest[component.ComponentName] = version;
        }

        return latest;
    }
}
