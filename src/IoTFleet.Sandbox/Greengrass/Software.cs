namespace IoTFleet.Sandbox.Greengrass;

/// <summary>The components on a device. Devices that run the same share one, so it is never changed.</summary>
/// <param name="Items">The components by name.</param>
/// <param name="Deployments">What brought them: the last successful deployment of each target that the device belongs to.</param>
internal sealed record Software(IReadOnlyList<SoftwareItem> Items, IReadOnlyList<DeploymentRevision> Deployments)
{
    /// <summary>The version of the nucleus, which is what a device calls its core version.</summary>
    internal string NucleusVersion { get; } = NucleusOf(Items);

    private static string NucleusOf(IReadOnlyList<SoftwareItem> items)
    {
        foreach (var item in items)
            if (item.Version.Name is "aws.greengrass.Nucleus" or "aws.greengrass.NucleusLite") return item.Version.Version;
        return "";
    }
}

/// <summary>A component on a device.</summary>
/// <param name="Version">Which.</param>
/// <param name="IsRoot">Whether a deployment names it, rather than another component needing it.</param>
/// <param name="Source">The deployment that brought it; null when it was there from the start.</param>
internal sealed record SoftwareItem(CatalogVersion Version, bool IsRoot, DeploymentRevision? Source);
