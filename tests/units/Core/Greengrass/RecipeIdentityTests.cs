using IoTFleet.Core.Greengrass;
using Xunit;

namespace IoTFleet.Tests.Core.Greengrass;

public sealed class RecipeIdentityTests
{
    [Theory]
    [InlineData("{\"ComponentName\":\"a.b\",\"ComponentVersion\":\"1.0.0\"}")]
    [InlineData("\uFEFF { \"componentname\": \"a.b\", \"ComponentVersion\": \"1.0.0\" }")]
    [InlineData("ComponentName: a.b\nComponentVersion: 1.0.0")]
    [InlineData("---\r\nComponentVersion: '1.0.0'\r\nComponentName: \"a.b\"\r\n")]
    [InlineData("# c\n%YAML 1.2\n---\nComponentName:   a.b   # the name\nComponentVersion: \"1.0.0\" # v\n...\nComponentName: x.y")]
    [InlineData("ComponentDescription: |\n  ComponentName: no\n  ComponentVersion: 9.9.9\n\nComponentName: a.b\nManifests:\n- Name: ComponentName\n  ComponentName: no\nComponentVersion: 1.0.0")]
    [InlineData("\"ComponentName\": a.b\n'ComponentVersion' : 1.0.0")]
    [InlineData("ComponentName:\n  a.b\nComponentVersion: # below\n  # here\n  1.0.0\n")]
    public void Name_and_version_are_read(string recipe) => Assert.Equal(new RecipeIdentity("a.b", "1.0.0"), RecipeIdentity.Read(recipe));

    [Theory]
    [InlineData("1.0.0-rc.1")]
    [InlineData("1.0.0+build.5")]
    [InlineData("0.0.1-alpha+001")]
    public void Versions_may_have_more_parts(string version) => Assert.Equal(version, RecipeIdentity.Read($"ComponentName: a\nComponentVersion: {version}").Version);

    [Theory]
    [InlineData("", "no ComponentName")]
    [InlineData("ComponentVersion: 1.0.0", "no ComponentName")]
    [InlineData("ComponentName: a.b", "no ComponentVersion")]
    [InlineData("ComponentName: a.b\nComponentVersion:\nManifests: []", "no ComponentVersion")]
    [InlineData("ComponentName: a.b\nComponentVersion: 1.0", "semantic version")]
    [InlineData("ComponentName: a.b\nComponentVersion: 01.0.0", "semantic version")]
    [InlineData("ComponentName: a/b\nComponentVersion: 1.0.0", "letters, digits")]
    [InlineData("{\"ComponentName\":1,\"ComponentVersion\":\"1.0.0\"}", "no ComponentName")]
    [InlineData("{\"ComponentName\":\"a\"", "not JSON")]
    [InlineData("ComponentName: a\nComponentName: b\nComponentVersion: 1.0.0", "Line 2: ComponentName is there twice")]
    [InlineData("ComponentName: *anchor\nComponentVersion: 1.0.0", "plain text")]
    [InlineData("ComponentName: >-\n  a\nComponentVersion: 1.0.0", "plain text")]
    [InlineData("ComponentName: \"a\\u0062\"", "no escapes")]
    [InlineData("ComponentName: 'a", "quotation mark")]
    [InlineData("ComponentName: a\n---\nComponentName: b", "second document")]
    [InlineData("\tComponentName: a", "tab")]
    [InlineData("hello", "neither JSON nor YAML")]
    public void What_cannot_be_is_told(string recipe, string expected) => Assert.Contains(expected, Assert.Throws<FormatException>(() => RecipeIdentity.Read(recipe)).Message);
}
