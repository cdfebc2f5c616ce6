using System.Text;
using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class ComponentCandidateTests : IDisposable
{
    private readonly Fleet _fleet = new(0);

    public void Dispose() => _fleet.Dispose();

    [Theory]
    [InlineData("*", "2.0.0")]
    [InlineData("^1.0.0", "1.1.0")]
    [InlineData(">=1.0.0 <1.1.0", "1.0.0")]
    [InlineData("~1.0.0", "1.0.0")]
    [InlineData("1.x", "1.1.0")]
    [InlineData("==1.0.0", "1.0.0")]
    [InlineData("<1.1.0 || >1.9.0", "2.0.0")]
    public async Task TakesTheNewestThatSuits(string requirement, string expected)
    {
        var resolved = Assert.Single(await Resolve("com.example.SensorReader", "linux", "amd64", ("group", requirement)));
        Assert.Equal(expected, resolved.ComponentVersion);
        Assert.Equal(Fleet.OwnArn("com.example.SensorReader", expected), resolved.Arn);
        Assert.Contains(expected, Encoding.UTF8.GetString(resolved.Recipe.ToArray()));
    }

    [Fact]
    public async Task PlatformsCount()
    {
        Assert.Equal("1.0.0", (await Resolve("com.example.AnomalyModel", "linux", "aarch64", ("g", "*")))[0].ComponentVersion);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Resolve("com.example.AnomalyModel", "windows", "amd64", ("g", "*")));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Resolve("com.example.AnomalyModel", "linux", "arm", ("g", "*")));
    }

    [Fact]
    public async Task PlatformsMayNameAlternatives()
    {
        await _fleet.Component("com.example.Two", "1.0.0", """, "Manifests": [{"Platform": {"os": "/darwin|linux/", "architecture": "*"}}]""");
        Assert.Single(await Resolve("com.example.Two", "darwin", "amd64", ("g", "*")));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Resolve("com.example.Two", "windows", "amd64", ("g", "*")));
    }

    [Fact]
    public async Task PreReleasesAreTakenOnlyWhereNamed()
    {
        Assert.Equal("0.9.0", (await Resolve("com.example.AnomalyModel", "linux", "amd64", ("g", "<1.0.0")))[0].ComponentVersion);
        Assert.Equal("1.0.0-rc.1", (await Resolve("com.example.AnomalyModel", "linux", "amd64", ("g", ">=1.0.0-rc.0 <1.0.0")))[0].ComponentVersion);
    }

    [Fact]
    public async Task RequirementsThatExcludeOneAnotherConflict()
    {
        var error = await Assert.ThrowsAsync<ConflictException>(() => Resolve("com.example.SensorReader", "linux", "amd64", ("a", ">1.1.0"), ("b", "<2.0.0")));
        Assert.Equal("com.example.SensorReader", error.ResourceId);
    }

    [Fact]
    public async Task WhatIsNotThereIsNotFound()
    {
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Resolve("com.example.None", "linux", "amd64", ("a", "*")));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Resolve("com.example.SensorReader", "linux", "amd64", ("a", ">=9.0.0")));
    }

    [Fact]
    public async Task ResolvesSeveralAtOnceAndTheVersionADeviceHas()
    {
        var answer = await _fleet.Greengrass.ResolveComponentCandidatesAsync(new ResolveComponentCandidatesRequest
        {
            Platform = Platform("linux", "amd64"),
            ComponentCandidates = [new ComponentCandidate { ComponentName = "com.example.SensorReader", ComponentVersion = "1.0.0" }, new ComponentCandidate { ComponentName = "aws.greengrass.Cli" }],
        }, Fleet.Stop);
        Assert.Equal(["1.0.0", "2.16.0"], answer.ResolvedComponentVersions.Select(v => v.ComponentVersion));
    }

    [Fact]
    public async Task TheQuestionMustBeComplete()
    {
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.ResolveComponentCandidatesAsync(new ResolveComponentCandidatesRequest(), Fleet.Stop));
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.ResolveComponentCandidatesAsync(new ResolveComponentCandidatesRequest { Platform = Platform("linux", "amd64") }, Fleet.Stop));
        await Assert.ThrowsAsync<ValidationException>(() => Resolve("com.example.SensorReader", "linux", "amd64", ("a", "newest")));
    }

    private static ComponentPlatform Platform(string os, string architecture) => new() { Attributes = new() { ["os"] = os, ["architecture"] = architecture } };

    private async Task<List<ResolvedComponentVersion>> Resolve(string name, string os, string architecture, params (string Source, string Range)[] requirements) =>
        (await _fleet.Greengrass.ResolveComponentCandidatesAsync(new ResolveComponentCandidatesRequest
        {
            Platform = Platform(os, architecture),
            ComponentCandidates = [new ComponentCandidate { ComponentName = name, VersionRequirements = requirements.ToDictionary(r => r.Source, r => r.Range) }],
        }, Fleet.Stop)).ResolvedComponentVersions;
}
