using Amazon.GreengrassV2;

namespace IoTFleet.Core.Greengrass;

/// <summary>Which core devices are listed.</summary>
public sealed record CoreDeviceQuery
{
    /// <summary>Those with this status.</summary>
    public CoreDeviceStatus? Status { get; init; }

    /// <summary>Those with this runtime of the nucleus.</summary>
    public string? Runtime { get; init; }

    /// <summary>Those that have at some time succeeded in a deployment to the thing group of this ARN.</summary>
    public string? DeployedFrom { get; init; }

    /// <summary>Those that are members of the thing group of this name.</summary>
    public string? MemberOf { get; init; }

    /// <summary>Whether a name is wanted, where that is known before the devices are read; it spares calls.</summary>
    public Func<string, bool>? IsWanted { get; init; }

    /// <summary>How many devices a page has; the service's own size when absent.</summary>
    public int? PageSize { get; init; }
}
