using IoTFleet.Core.Greengrass.Summaries;

namespace IoTFleet.Core.Reports;

/// <summary>A core device.</summary>
public sealed record DeviceReport
{
    /// <summary>The device.</summary>
    public required string CoreDeviceThingName { get; init; }

    /// <summary>How it is, judged by its status and by how old that is.</summary>
    public required DeviceHealth Health { get; init; }

    /// <summary>Its status as it reported it: HEALTHY or UNHEALTHY.</summary>
    public string? Status { get; init; }

    /// <summary>When it last reported its status, in UTC.</summary>
    public DateTime? LastReported { get; init; }

    /// <summary>Its operating system and architecture.</summary>
    public string? Platform { get; init; }

    /// <summary>The runtime of its nucleus.</summary>
    public string? Runtime { get; init; }

    /// <summary>The version of its nucleus.</summary>
    public string? NucleusVersion { get; init; }

    /// <summary>The thing groups that it is in, by itself or through their child groups.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The components that are broken on it, each with its version.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>The thing groups whose latest deployment failed on it.</summary>
    public IReadOnlyList<string> FailedDeployments { get; init; } = [];

    /// <summary>In how many ways it does not have what its groups' deployments say.</summary>
    public int Drift { get; init; }

    /// <summary>The name and the health.</summary>
    public override string ToString() => $"{CoreDeviceThingName} ({Health})";
}
