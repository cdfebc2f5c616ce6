namespace IoTFleet.Sandbox;

/// <summary>What a sandbox's server takes.</summary>
internal sealed class SandboxServerLimits
{
    /// <summary>The largest body of a request, in bytes.</summary>
    internal int MaxBody { get; init; } = 4 * 1024 * 1024;

    /// <summary>How many bytes the bodies of all requests take at once, those included that are still to come or wait; more are refused.</summary>
    internal long MaxBodies { get; init; } = 256 * 1024 * 1024;

    /// <summary>How many requests are served at once; more wait.</summary>
    internal int MaxConcurrent { get; init; } = 256;

    /// <summary>How long a request's body may take to come.</summary>
    internal TimeSpan BodyTime { get; init; } = TimeSpan.FromSeconds(30);
}
