using IoTFleet.Core.Greengrass;
using Xunit;

namespace IoTFleet.Tests.Core.Greengrass;

public sealed class ComponentReferenceTests
{
    private const string Arn = "arn:aws:greengrass:us-east-1:123456789012:components:com.example.A";

    [Fact]
    public void Names_and_ARNs_are_told_apart()
    {
        var name = ComponentReference.Parse("com.example.A");
        Assert.Equal(("com.example.A", null, null, null), (name.Name, name.Arn, name.Version, name.VersionArn));
        var component = ComponentReference.Parse(Arn);
        Assert.Equal(("com.example.A", Arn, null, null), (component.Name, component.Arn, component.Version, component.VersionArn));
        var version = ComponentReference.Parse(Arn + ":versions:1.0.0");
        Assert.Equal(("com.example.A", Arn, "1.0.0", Arn + ":versions:1.0.0"), (version.Name, version.Arn, version.Version, version.VersionArn));
        Assert.Equal(Arn + ":versions:2.0.0", (version with { Version = "2.0.0" }).VersionArn);
    }

    [Theory]
    [InlineData("arn:aws:iot:us-east-1:123456789012:thing/x")]
    [InlineData("arn:aws:greengrass:us-east-1:123456789012:components:")]
    [InlineData("arn:aws:greengrass:us-east-1:123456789012:components:a:versions:")]
    [InlineData("arn:aws:greengrass:us-east-1:123456789012:components:a:b")]
    public void Other_ARNs_are_refused(string text) => Assert.Throws<FormatException>(() => ComponentReference.Parse(text));
}
