using IoTFleet.Sandbox.Greengrass;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class VersionRangeTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3", "1.2.4")]
    [InlineData("=1.2.3", "1.2.3", "1.2.4")]
    [InlineData("== 1.2.3", "1.2.3", "1.2.4")]
    [InlineData(">1.2.3", "1.2.4", "1.2.3")]
    [InlineData(">= 1.2.3", "1.2.3", "1.2.2")]
    [InlineData("<2.0.0", "1.9.9", "2.0.0")]
    [InlineData("<=2.0.0", "2.0.0", "2.0.1")]
    [InlineData("^1.2.3", "1.9.0", "2.0.0")]
    [InlineData("^0.2.3", "0.2.9", "0.3.0")]
    [InlineData("^0.0.3", "0.0.3", "0.0.4")]
    [InlineData("^1", "1.9.0", "2.0.0")]
    [InlineData("^0", "0.9.0", "1.0.0")]
    [InlineData("^1.2", "1.3.0", "1.1.0")]
    [InlineData("~1.2.3", "1.2.9", "1.3.0")]
    [InlineData("~1.2", "1.2.0", "1.3.0")]
    [InlineData("~1", "1.9.0", "2.0.0")]
    [InlineData("1.x", "1.5.0", "2.0.0")]
    [InlineData("1.2.*", "1.2.5", "1.3.0")]
    [InlineData("1", "1.5.0", "0.9.0")]
    [InlineData("*", "0.0.1", null)]
    [InlineData("", "7.0.0", null)]
    [InlineData(">1.2", "1.3.0", "1.2.9")]
    [InlineData("<=1.2", "1.2.9", "1.3.0")]
    [InlineData("1.2.3 - 2.0.0", "2.0.0", "2.0.1")]
    [InlineData(">=1.0.0 <1.5.0 || ^3.0.0", "3.1.0", "2.0.0")]
    [InlineData(">=1.0.0, <1.5.0", "1.4.0", "1.5.0")]
    [InlineData(">=1.0.0-rc.1", "1.0.0-rc.2", "1.1.0-rc.1")]
    [InlineData("v1.2.3", "1.2.3", "1.2.2")]
    public void Contains(string text, string inside, string? outside)
    {
        Assert.True(VersionRange.TryParse(text, out var range));
        Assert.True(range.Contains(Version(inside)));
        if (outside is not null) Assert.False(range.Contains(Version(outside)));
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("1.2.3.4")]
    [InlineData("=>1.0.0")]
    [InlineData("1.x.3")]
    [InlineData("!1.0.0")]
    [InlineData("> *")]
    public void RefusesWhatIsNoRange(string text) => Assert.False(VersionRange.TryParse(text, out _));

    [Fact]
    public void OrdersVersionsAsSemverDoes()
    {
        string[] ordered = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.1.0", "2.0.0", "10.0.0"];
        Assert.Equal(ordered.Reverse(), ordered.OrderBy(v => v, SemanticVersion.NewestFirst));
        Assert.Equal(0, Version("1.0.0+a").CompareTo(Version("1.0.0+b")));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0-01")]
    [InlineData("1.0.0+")]
    [InlineData("1.0.0-a_b")]
    [InlineData("99999999999.0.0")]
    [InlineData("-1.0.0")]
    [InlineData(null)]
    public void RefusesWhatIsNoVersion(string? text) => Assert.False(SemanticVersion.TryParse(text, out _));

    private static SemanticVersion Version(string text) => SemanticVersion.TryParse(text, out var version) ? version : throw new ArgumentException(text);
}
