using IoTFleet.Core.Greengrass;
using IoTFleet.Pipeline;

namespace IoTFleet.Greengrass;

/// <summary>A cmdlet that takes components: by name, by ARN or as objects.</summary>
public abstract class ComponentCmdlet : BulkCmdlet
{
    /// <summary>Finds what is named; read once for all of the cmdlet's inputs.</summary>
    private protected ComponentCatalog Catalog => InPlace(static session => new ComponentCatalog(session));

    /// <summary>A component in the version that a parameter of the cmdlet gives, where it gives one.</summary>
    private protected static ComponentReference In(ComponentReference component, string? version) =>
        version is null ? component : component with { Version = version };
}
