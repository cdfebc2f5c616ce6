namespace IoTFleet.Sandbox.Greengrass;

/// <summary>What a core device was made with. Devices of a kind share one.</summary>
/// <param name="Platform">As core devices report it: linux, windows.</param>
/// <param name="Architecture">As core devices report it: amd64, aarch64, armv7l.</param>
/// <param name="Runtime">Which nucleus runs: aws_nucleus_classic or aws_nucleus_lite.</param>
/// <param name="NucleusVersion">The nucleus it was installed with.</param>
internal sealed record DeviceModel(string Platform, string Architecture, string Runtime, string NucleusVersion)
{
    internal const string Classic = "aws_nucleus_classic";
    internal const string Lite = "aws_nucleus_lite";

    internal string NucleusName => Runtime == Lite ? "aws.greengrass.NucleusLite" : "aws.greengrass.Nucleus";

    /// <summary>The platform in the words of recipes.</summary>
    internal Dictionary<string, string> Attributes { get; } = AttributesOf(Platform, Architecture, Runtime);

    private static Dictionary<string, string> AttributesOf(string platform, string architecture, string runtime)
    {
        var attributes = new Dictionary<string, string> { ["os"] = platform, ["architecture"] = architecture == "armv7l" ? "arm" : architecture, ["runtime"] = runtime };
        if (architecture == "armv7l") attributes["architecture.detail"] = "arm7l";
        return attributes;
    }
}
