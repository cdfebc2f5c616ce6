using System.Text;
using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class ComponentCreationTests : IDisposable
{
    private const string Yaml = """
        ---
        # Says hello.
        RecipeFormatVersion: '2020-01-25'
        ComponentName: com.example.Hello
        ComponentVersion: '1.2.3'   # quoted, as versions should be
        ComponentDescription: >-
          Says hello
          to the world.
        ComponentPublisher: "Example \"Corp\""
        ComponentConfiguration:
          DefaultConfiguration:
            Message: world
            Count: 3
            Ratio: 0.5
            Loud: true
            Nothing:
            accessControl: {aws.greengrass.ipc.pubsub: {"p:1": {operations: ["*"]}}}
        ComponentDependencies:
          aws.greengrass.TokenExchangeService:
            VersionRequirement: ^2.0.0
            DependencyType: HARD
        Manifests:
        - Name: Linux
          Platform:
            os: linux
            architecture: amd64
          Lifecycle:
            Install: |
              python3 -m pip install x
              echo done
            Run: python3 -u {artifacts:path}/hello.py "{configuration:/Message}"
          Artifacts:
            - URI: s3://bucket/com.example.Hello/1.2.3/hello.py
              Unarchive: NONE
        - Platform:
            os: windows
          Lifecycle: {Run: 'py hello.py'}
        """;

    private readonly Fleet _fleet = new(0);

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public async Task StatesFollowOneAnother()
    {
        var created = await _fleet.Create(Yaml);
        Assert.Equal(("com.example.Hello", "1.2.3", "REQUESTED"), (created.ComponentName, created.ComponentVersion, created.Status.ComponentState.Value));
        Assert.Equal(Fleet.OwnArn("com.example.Hello", "1.2.3"), created.Arn);
        Assert.Equal("REQUESTED", await State(created.Arn));
        var early = await Assert.ThrowsAsync<ConflictException>(() => _fleet.Greengrass.DeleteComponentAsync(new DeleteComponentRequest { Arn = created.Arn }, Fleet.Stop));
        Assert.Equal(created.Arn, early.ResourceId);
        _fleet.Advance(2);
        Assert.Equal("INITIATED", await State(created.Arn));
        _fleet.Advance(5);
        Assert.Equal("DEPLOYABLE", await State(created.Arn));
    }

    [Fact]
    public async Task ReadsYaml()
    {
        var created = await _fleet.Create(Yaml);
        var version = await _fleet.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = created.Arn }, Fleet.Stop);
        Assert.Equal("Says hello to the world.", version.Description);
        Assert.Equal("Example \"Corp\"", version.Publisher);
        Assert.Equal(["Linux", "windows"], version.Platforms.Select(p => p.Name));

        var json = Encoding.UTF8.GetString((await _fleet.Greengrass.GetComponentAsync(new GetComponentRequest { Arn = created.Arn }, Fleet.Stop)).Recipe.ToArray());
        Assert.Contains("\"Count\":3,\"Ratio\":0.5,\"Loud\":true,\"Nothing\":null", json);
        Assert.Contains("\"Install\":\"python3 -m pip install x\\necho done\\n\"", json);
        Assert.Contains("{\"aws.greengrass.ipc.pubsub\":{\"p:1\":{\"operations\":[\"*\"]}}}", json);
    }

    [Fact]
    public async Task WhatIsWrittenAsYamlReadsTheSame()
    {
        var created = await _fleet.Create(Yaml);
        var request = new GetComponentRequest { Arn = created.Arn };
        var json = Encoding.UTF8.GetString((await _fleet.Greengrass.GetComponentAsync(request, Fleet.Stop)).Recipe.ToArray());
        request.RecipeOutputFormat = RecipeOutputFormat.YAML;
        var yaml = Encoding.UTF8.GetString((await _fleet.Greengrass.GetComponentAsync(request, Fleet.Stop)).Recipe.ToArray());
        var again = await _fleet.Create(yaml.Replace("\"1.2.3\"", "\"1.2.4\""));
        var second = Encoding.UTF8.GetString((await _fleet.Greengrass.GetComponentAsync(new GetComponentRequest { Arn = again.Arn }, Fleet.Stop)).Recipe.ToArray());
        Assert.Equal(json, second.Replace("\"1.2.4\"", "\"1.2.3\""));
    }

    [Fact]
    public async Task AVersionIsMadeOnce()
    {
        await _fleet.Create(Yaml);
        var error = await Assert.ThrowsAsync<ConflictException>(() => _fleet.Create(Yaml));
        Assert.Equal(Fleet.OwnArn("com.example.Hello", "1.2.3"), error.ResourceId);
    }

    [Fact]
    public async Task TheSameTokenMakesItOnce()
    {
        CreateComponentVersionRequest Request() => new() { InlineRecipe = new MemoryStream(Encoding.UTF8.GetBytes(Yaml)), ClientToken = "t-1", Tags = new() { ["a"] = "b" } };
        var first = await _fleet.Greengrass.CreateComponentVersionAsync(Request(), Fleet.Stop);
        Assert.Equal(first.Arn, (await _fleet.Greengrass.CreateComponentVersionAsync(Request(), Fleet.Stop)).Arn);
        Assert.Equal("b", (await _fleet.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = first.Arn }, Fleet.Stop)).Tags["a"]);
    }

    [Theory]
    [InlineData("", "recipe")]
    [InlineData("just text", "recipe")]
    [InlineData("{\"RecipeFormatVersion\": \"2020-01-25\"", "recipe")]
    [InlineData("a: [1, 2", "recipe")]
    [InlineData("a: 1\n   b: 2", "recipe")]
    [InlineData("{\"a\": 1, \"a\": 2}", "recipe")]
    [InlineData("a: &anchor 1", "recipe")]
    [InlineData("ComponentName: a\nComponentVersion: 1.0.0", "RecipeFormatVersion")]
    [InlineData("RecipeFormatVersion: 2020-01-25\nComponentVersion: 1.0.0", "ComponentName")]
    [InlineData("RecipeFormatVersion: 2020-01-25\nComponentName: a b\nComponentVersion: 1.0.0", "ComponentName")]
    [InlineData("RecipeFormatVersion: 2020-01-25\nComponentName: a\nComponentVersion: 1.0", "ComponentVersion")]
    [InlineData("RecipeFormatVersion: 2020-01-25\nComponentName: a\nComponentVersion: 01.0.0", "ComponentVersion")]
    [InlineData("RecipeFormatVersion: 2020-01-25\nComponentName: a\nComponentVersion: 1.0.0\nComponentDependencies: {b: {VersionRequirement: new}}", "constraint")]
    [InlineData("RecipeFormatVersion: 2020-01-25\nComponentName: a\nComponentVersion: 1.0.0\nManifests: [{Artifacts: [{URI: 's3://sandbox-missing/a'}]}]", "s3://sandbox-missing/a")]
    [InlineData("RecipeFormatVersion: 2020-01-25\nComponentName: a\nComponentVersion: 1.0.0\nManifests: [{Artifacts: [{URI: 'ftp://host/a'}]}]", "ftp://host/a")]
    public async Task BadRecipesAreRefused(string recipe, string word) =>
        Assert.Contains(word, (await Assert.ThrowsAsync<ValidationException>(() => _fleet.Create(recipe))).Message);

    [Fact]
    public async Task ARecipeHasALimit() =>
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Create(Yaml + "\n# " + new string('x', 17_000)));

    [Fact]
    public async Task EitherARecipeOrAFunctionIsGiven()
    {
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.CreateComponentVersionAsync(new CreateComponentVersionRequest(), Fleet.Stop));
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.CreateComponentVersionAsync(new CreateComponentVersionRequest
        {
            InlineRecipe = new MemoryStream(Encoding.UTF8.GetBytes(Yaml)),
            LambdaFunction = new LambdaFunctionRecipeSource { LambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:Hi:3" },
        }, Fleet.Stop));
    }

    [Fact]
    public async Task AFunctionsVersionBecomesTheComponents()
    {
        var created = await _fleet.Greengrass.CreateComponentVersionAsync(new CreateComponentVersionRequest
        {
            LambdaFunction = new LambdaFunctionRecipeSource { LambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:Hi:3" },
        }, Fleet.Stop);
        Assert.Equal(("Hi", "3.0.0"), (created.ComponentName, created.ComponentVersion));
        _fleet.Advance(10);
        var deployed = await _fleet.Deploy(_fleet.Group("press", 1), ("Hi", "3.0.0"));
        _fleet.Advance(60);
        Assert.Equal("SUCCEEDED", (await _fleet.Executions(deployed))["press-01"]);
        Assert.Contains("aws.greengrass.LambdaLauncher", (await _fleet.Installed("press-01")).Keys);
    }

    [Fact]
    public async Task AFunctionsSettingsComeIntoTheRecipe()
    {
        var created = await _fleet.Greengrass.CreateComponentVersionAsync(new CreateComponentVersionRequest
        {
            LambdaFunction = new LambdaFunctionRecipeSource
            {
                LambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:Hi:3",
                ComponentName = "com.example.Hi",
                ComponentVersion = "3.1.0",
                ComponentPlatforms = [new ComponentPlatform { Name = "Pi", Attributes = new() { ["os"] = "linux", ["architecture"] = "arm" } }],
                ComponentDependencies = new() { ["com.example.Gateway"] = new ComponentDependencyRequirement { VersionRequirement = "^1.0.0", DependencyType = ComponentDependencyType.SOFT } },
                ComponentLambdaParameters = new LambdaExecutionParameters
                {
                    EventSources = [new LambdaEventSource { Topic = "a/b", Type = LambdaEventSourceType.IOT_CORE }],
                    Pinned = false,
                    ExecArgs = ["-v"],
                    EnvironmentVariables = new() { ["LEVEL"] = "1" },
                    LinuxProcessParams = new LambdaLinuxProcessParams
                    {
                        IsolationMode = LambdaIsolationMode.NoContainer,
                        ContainerParams = new LambdaContainerParams { MemorySizeInKB = 2048, Volumes = [new LambdaVolumeMount { SourcePath = "/a", DestinationPath = "/b" }], Devices = [new LambdaDeviceMount { Path = "/dev/x" }] },
                    },
                },
            },
        }, Fleet.Stop);
        var version = await _fleet.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = created.Arn }, Fleet.Stop);
        Assert.Equal("Pi", Assert.Single(version.Platforms).Name);
        var recipe = Encoding.UTF8.GetString((await _fleet.Greengrass.GetComponentAsync(new GetComponentRequest { Arn = created.Arn }, Fleet.Stop)).Recipe.ToArray());
        foreach (var part in new[] { "aws.greengrass.lambda", "\"topic\":\"a/b\"", "\"pinned\":false", "\"-v\"", "\"LEVEL\":\"1\"", "\"memorySize\":2048", "/dev/x", "com.example.Gateway", "NoContainer" })
            Assert.Contains(part, recipe);
    }

    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:Hi")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:Hi:$LATEST")]
    [InlineData("Hi:3")]
    public async Task AFunctionMustNameItsVersion(string arn) =>
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.CreateComponentVersionAsync(new CreateComponentVersionRequest { LambdaFunction = new LambdaFunctionRecipeSource { LambdaArn = arn } }, Fleet.Stop));

    [Fact]
    public async Task AFunctionThatIsNotThereFailsInTheEnd()
    {
        var created = await _fleet.Greengrass.CreateComponentVersionAsync(new CreateComponentVersionRequest
        {
            LambdaFunction = new LambdaFunctionRecipeSource { LambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:sandbox-missing:1" },
        }, Fleet.Stop);
        _fleet.Advance(10);
        var status = (await _fleet.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = created.Arn }, Fleet.Stop)).Status;
        Assert.Equal("FAILED", status.ComponentState.Value);
        Assert.Single(status.Errors);
    }

    [Fact]
    public async Task WhatIsNotYetDeployableIsNotDeployed()
    {
        var group = _fleet.Group("press", 1);
        await _fleet.Create(Yaml);
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Deploy(group, ("com.example.Hello", "1.2.3")));
        _fleet.Advance(10);
        await _fleet.Deploy(group, ("com.example.Hello", "1.2.3"));
    }

    private async Task<string> State(string arn) =>
        (await _fleet.Greengrass.DescribeComponentAsync(new DescribeComponentRequest { Arn = arn }, Fleet.Stop)).Status.ComponentState.Value;
}
