using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;

namespace IoTFleet.Sandbox.Greengrass;

/// <summary>A version of a component. Its state follows from its age: nothing has to move it along.</summary>
internal sealed class CatalogVersion(CatalogComponent component, string version, Recipe recipe, DateTime createdAt) : ITagged
{
    private static readonly TimeSpan UntilInitiated = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilDone = TimeSpan.FromSeconds(5);

    internal CatalogComponent Component { get; } = component;

    internal string Name => Component.Name;

    internal string Version { get; } = version;

    internal SemanticVersion Number { get; } = SemanticVersion.TryParse(version, out var number) ? number : throw new ArgumentException("Not a version: " + version);

    internal string Arn => $"{Component.Arn}:versions:{Version}";

    internal Recipe Recipe { get; } = recipe;

    internal DateTime CreatedAt { get; } = createdAt;

    /// <summary>What is going to be found wrong with it, by artifact or function; null when nothing is.</summary>
    internal Dictionary<string, string>? Errors { get; init; }

    public Dictionary<string, string>? Tags { get; set; }

    internal CloudComponentState State(DateTime now)
    {
        var age = now - CreatedAt;
        return age < UntilInitiated ? CloudComponentState.REQUESTED
            : age < UntilDone ? CloudComponentState.INITIATED
            : Errors is null ? CloudComponentState.DEPLOYABLE
            : CloudComponentState.FAILED;
    }

    internal CloudComponentStatus Status(DateTime now)
    {
        var state = State(now);
        var failed = state == CloudComponentState.FAILED;
        return new CloudComponentStatus
        {
            ComponentState = state,
            Message = failed ? "The component version could not be made. See the errors." : "NONE",
            Errors = failed ? Errors : [],
            VendorGuidance = VendorGuidance.ACTIVE,
        };
    }
}
