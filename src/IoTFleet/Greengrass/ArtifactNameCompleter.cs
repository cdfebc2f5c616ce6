using System.Runtime.CompilerServices;
using IoTFleet.Completion;
using IoTFleet.Core.Completion;
using IoTFleet.Core.Greengrass;
using IoTFleet.Core.Sessions;

namespace IoTFleet.Greengrass;

/// <summary>Completes names of the artifacts of the component that is given.</summary>
public sealed class ArtifactNameCompleter() : AccountCompleter("Component", "Version")
{
    private protected override async IAsyncEnumerable<IReadOnlyList<Candidate>> FindAsync(
        FleetSession session, GivenArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var catalog = new ComponentCatalog(session);
        foreach (var text in given.Texts("Component"))
        {
            var component = ComponentReference.Parse(text);
            if (given.Text("Version") is { } version) component = component with { Version = version };
            var arn = await catalog.VersionArnAsync(component, null, cancellation).ConfigureAwait(false);
            var names = await ComponentRecipes.ArtifactNamesAsync(session, arn, cancellation).ConfigureAwait(false);
            yield return names.Select(name => new Candidate(name, null, $"{name} of {component}")).ToList();
        }
    }
}
