using System.Text;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class ComponentTests : IDisposable
{
    private readonly Fleet _fleet = new(0);

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public async Task ListsTheAccountsOwnUnlessThoseOfAwsAreAskedFor()
    {
        var own = (await _fleet.Greengrass.ListComponentsAsync(new ListComponentsRequest(), Fleet.Stop)).Components;
        Assert.Contains("com.example.SensorReader", own.Select(c => c.ComponentName));
        Assert.DoesNotContain("aws.greengrass.Nucleus", own.Select(c => c.ComponentName));
        var reader = own.Single(c => c.ComponentName == "com.example.SensorReader");
        Assert.Equal(Fleet.OwnArn("com.example.SensorReader"), reader.Arn);
        Assert.Equal("2.0.0", reader.LatestVersion.ComponentVersion);
        Assert.Equal("Example Corp", reader.LatestVersion.Publisher);

        var provided = (await _fleet.Greengrass.ListComponentsAsync(new ListComponentsRequest { Scope = ComponentVisibilityScope.PUBLIC }, Fleet.Stop)).Components;
        Assert.Contains("aws.greengrass.Nucleus", provided.Select(c => c.ComponentName));
        Assert.All(provided, c => Assert.Contains(":aws:components:", c.Arn));
    }

    [Fact]
    public async Task VersionsComeNewestFirstInPages()
    {
        var versions = new List<string>();
        var request = new ListComponentVersionsRequest { Arn = "arn:aws:greengrass:us-east-1:aws:components:aws.greengrass.Nucleus", MaxResults = 2 };
        await foreach (var version in _fleet.Greengrass.Paginators.ListComponentVersions(request).ComponentVersions) versions.Add(version.ComponentVersion);
        Assert.Equal(["2.16.0", "2.15.0", "2.14.3", "2.13.0", "2.12.6", "2.11.3", "2.10.3", "2.9.6", "2.7.0"], versions);
    }

    [Fact]
    public async Task DescribesAVersion()
    {
        var version = await _fleet.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = Fleet.OwnArn("com.example.AnomalyModel", "1.0.0-rc.1") }, Fleet.Stop);
        Assert.Equal(("com.example.AnomalyModel", "1.0.0-rc.1", "DEPLOYABLE"), (version.ComponentName, version.ComponentVersion, version.Status.ComponentState.Value));
        Assert.Equal(["linux amd64", "linux aarch64"], version.Platforms.Select(p => p.Name));
        Assert.Equal("amd64", version.Platforms[0].Attributes["architecture"]);
    }

    [Fact]
    public async Task AFailedVersionSaysWhy()
    {
        var version = await _fleet.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = Fleet.OwnArn("com.example.LegacyImporter", "1.0.0") }, Fleet.Stop);
        Assert.Equal("FAILED", version.Status.ComponentState.Value);
        Assert.NotEmpty(version.Status.Errors);
    }

    [Fact]
    public async Task GetsARecipeInBothFormats()
    {
        var arn = Fleet.OwnArn("com.example.SensorReader", "2.0.0");
        var json = await _fleet.Greengrass.GetComponentAsync(new GetComponentRequest { Arn = arn }, Fleet.Stop);
        Assert.Equal("JSON", json.RecipeOutputFormat.Value);
        Assert.Contains("\"ComponentName\":\"com.example.SensorReader\"", Encoding.UTF8.GetString(json.Recipe.ToArray()));
        var yaml = await _fleet.Greengrass.GetComponentAsync(new GetComponentRequest { Arn = arn, RecipeOutputFormat = RecipeOutputFormat.YAML }, Fleet.Stop);
        Assert.Contains("\nComponentName: com.example.SensorReader\n", Encoding.UTF8.GetString(yaml.Recipe.ToArray()));
    }

    [Fact]
    public async Task DeletesOwnVersionsOnly()
    {
        var arn = Fleet.OwnArn("com.example.SensorReader", "2.0.0");
        await _fleet.Greengrass.DeleteComponentAsync(new DeleteComponentRequest { Arn = arn }, Fleet.Stop);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = arn }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.DeleteComponentAsync(new DeleteComponentRequest { Arn = arn }, Fleet.Stop));
        await Assert.ThrowsAsync<AccessDeniedException>(() => _fleet.Greengrass.DeleteComponentAsync(new DeleteComponentRequest { Arn = Fleet.AwsArn("aws.greengrass.Cli", "2.14.3") }, Fleet.Stop));
        var left = await _fleet.Greengrass.ListComponentVersionsAsync(new ListComponentVersionsRequest { Arn = Fleet.OwnArn("com.example.SensorReader") }, Fleet.Stop);
        Assert.Equal(["1.1.0", "1.0.0"], left.ComponentVersions.Select(v => v.ComponentVersion));
    }

    [Fact]
    public async Task AComponentGoesWithItsLastVersion()
    {
        await _fleet.Component("com.example.Once", "1.0.0");
        await _fleet.Greengrass.DeleteComponentAsync(new DeleteComponentRequest { Arn = Fleet.OwnArn("com.example.Once", "1.0.0") }, Fleet.Stop);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.ListComponentVersionsAsync(new ListComponentVersionsRequest { Arn = Fleet.OwnArn("com.example.Once") }, Fleet.Stop));
        Assert.DoesNotContain("com.example.Once", (await _fleet.Greengrass.ListComponentsAsync(new ListComponentsRequest(), Fleet.Stop)).Components.Select(c => c.ComponentName));
    }

    [Fact]
    public async Task ADeletedVersionFailsTheDevicesThatStillNeedIt()
    {
        await _fleet.Component("com.example.Once", "1.0.0");
        var group = _fleet.Group("press", 1);
        var created = await _fleet.Deploy(group, ("com.example.Once", "1.0.0"));
        await _fleet.Greengrass.DeleteComponentAsync(new DeleteComponentRequest { Arn = Fleet.OwnArn("com.example.Once", "1.0.0") }, Fleet.Stop);
        _fleet.Advance(60);
        Assert.Equal("FAILED", (await _fleet.Executions(created))["press-01"]);
    }

    [Fact]
    public async Task UnknownAndMalformedArnsAreToldApart()
    {
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.GetComponentAsync(new GetComponentRequest { Arn = Fleet.OwnArn("com.example.None", "1.0.0") }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.GetComponentAsync(new GetComponentRequest { Arn = Fleet.OwnArn("aws.greengrass.Nucleus", "2.15.0") }, Fleet.Stop));
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.GetComponentAsync(new GetComponentRequest { Arn = Fleet.OwnArn("com.example.SensorReader") }, Fleet.Stop));
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = "com.example.SensorReader" }, Fleet.Stop));
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.ListComponentVersionsAsync(new ListComponentVersionsRequest { Arn = "x" }, Fleet.Stop));
    }

    [Fact]
    public async Task AnArtifactsUrlLeadsToItsBytesUntilItExpires()
    {
        var arn = Fleet.OwnArn("com.example.SensorReader", "2.0.0");
        var url = (await _fleet.Greengrass.GetComponentVersionArtifactAsync(new GetComponentVersionArtifactRequest { Arn = arn, ArtifactName = "package.zip" }, Fleet.Stop)).PreSignedUrl;
        using var http = new HttpClient(_fleet.Sandbox.CreateHandler());
        var bytes = await http.GetByteArrayAsync(url, Fleet.Stop);
        Assert.InRange(bytes.Length, 64 * 1024, 1024 * 1024);
        Assert.Equal(bytes, await http.GetByteArrayAsync(url, Fleet.Stop));

        Assert.Equal(2, _fleet.Sandbox.Requests.CountOf("GetObject"));

        Assert.Equal(403, (int)(await http.GetAsync(url.Replace("package.zip", "other.zip"), Fleet.Stop)).StatusCode);
        _fleet.Advance(25 * 3600);
        Assert.Equal(403, (int)(await http.GetAsync(url, Fleet.Stop)).StatusCode);
    }

    [Theory]
    [InlineData("aws.greengrass.Cli-2.14.3-linux.zip")]
    public async Task ArtifactsOfAwsAreNamedByWhatFollowsTheScheme(string name) =>
        Assert.NotEmpty((await _fleet.Greengrass.GetComponentVersionArtifactAsync(new GetComponentVersionArtifactRequest { Arn = Fleet.AwsArn("aws.greengrass.Cli", "2.14.3"), ArtifactName = name }, Fleet.Stop)).PreSignedUrl);

    [Theory]
    [InlineData("package.zip", true)]
    [InlineData("example-artifacts/com.example.SensorReader/2.0.0/package.zip", true)]
    [InlineData("folder/package.zip", false)]
    [InlineData("other.zip", false)]
    public async Task OnlyArtifactsOfTheRecipeAreGivenOut(string name, bool found)
    {
        var request = new GetComponentVersionArtifactRequest { Arn = Fleet.OwnArn("com.example.SensorReader", "2.0.0"), ArtifactName = name };
        if (found) Assert.NotEmpty((await _fleet.Greengrass.GetComponentVersionArtifactAsync(request, Fleet.Stop)).PreSignedUrl);
        else await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.GetComponentVersionArtifactAsync(request, Fleet.Stop));
    }
}
