using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Greengrass;

public sealed class ComponentTests : GreengrassTest
{
    [Fact]
    public void Is_taken_by_name_by_ARN_and_as_an_object()
    {
        var arn = Each("Get-GGComponent com.example.Gateway", "Arn")[0];
        Assert.Equal(["1.3.0"], Each($"Get-GGComponent {arn}", "Version"));
        Assert.Equal(["1.3.0", "1.2.0"], Each("Get-GGComponentVersion com.example.Gateway | Get-GGComponent", "ComponentVersion"));
        Assert.Equal(["1.1.0"], Each("Get-GGInstalledComponent berlin-gw-0001 com.example.SensorReader | Get-GGComponent", "ComponentVersion"));
        Assert.Equal(["1.2.0"], Each("Get-GGComponent @{ 'com.example.Gateway' = '1.2.0' }", "ComponentVersion"));
        Assert.Equal(["1.2.0"], Each($"Get-GGComponent {arn} -Version 1.2.0", "ComponentVersion"));
    }

    [Fact]
    public void Of_the_account_hides_that_of_AWS()
    {
        Run("New-GGComponentVersion -Recipe '{\"RecipeFormatVersion\":\"2020-01-25\",\"ComponentName\":\"aws.greengrass.Cli\",\"ComponentVersion\":\"99.0.0\"}'");
        Assert.Equal(["99.0.0"], Each("Get-GGComponent aws.greengrass.Cli", "Version"));
        Assert.Equal(["2.16.0"], Each("Get-GGComponent aws.greengrass.Cli -Scope PUBLIC", "Version"));
    }

    [Fact]
    public void Lists_are_read_once_for_many_names()
    {
        Sandbox.Requests.Clear();
        Assert.Equal(3, Run("'aws.greengrass.Cli', 'aws.greengrass.Nucleus', 'com.example.Gateway' | Get-GGComponentRecipe").Count);
        Assert.Equal(2, Sandbox.Requests.CountOf("ListComponents"));
    }

    [Fact]
    public void Is_created_from_a_function_with_every_member()
    {
        var sent = One(
            "New-GGComponentVersion -LambdaArn arn:aws:lambda:us-east-1:123456789012:function:Blink:7 -ComponentName com.example.Blink -ComponentVersion 7.0.0"
            + " -Platform @{ os = 'linux' } -Dependency @{ 'com.example.Gateway' = @{ VersionRequirement = '^1.0.0'; DependencyType = 'SOFT' } }"
            + " -EventSource @{ Topic = 'a/b'; Type = 'PUB_SUB' } -MaxQueueSize 10 -Pinned $false -Volume @{ SourcePath = '/a'; DestinationPath = '/b' } -Device /dev/x -Tag @{ k = 'v' }");
        Assert.Equal("7.0.0", ((CreateComponentVersionResponse)sent.BaseObject).ComponentVersion);
        var recipe = One("Get-GGComponentRecipe com.example.Blink").BaseObject.ToString()!;
        Assert.All(new[] { "a/b", "PUB_SUB", "/dev/x", "\"SOFT\"", "linux" }, part => Assert.Contains(part, recipe));
    }

    [Fact]
    public void Version_that_is_removed_must_be_named()
    {
        var error = Assert.Single(Errors("Get-GGComponent com.example.Gate* | Remove-GGComponentVersion -Force"));
        Assert.Contains("Which version", Text(error));
        Run("Remove-GGComponentVersion com.example.Gateway 1.2.0 -Force");
        Assert.Equal(["1.3.0"], Each("Get-GGComponentVersion com.example.Gateway", "Version"));
    }

    [Fact]
    public void Recipe_is_written_whole_or_not_at_all()
    {
        var path = Path.Combine(Folder, "gateway.yaml");
        Run($"Get-GGComponentRecipe com.example.Gateway -Path {path}");
        Assert.Contains("ComponentName: com.example.Gateway", File.ReadAllText(path));
        Assert.Equal("FileExists", Assert.Single(Errors($"Get-GGComponentRecipe com.example.Gateway -Path {path}")).FullyQualifiedErrorId.Split(',')[0]);
        Run($"Get-GGComponentRecipe com.example.Gateway -Path {path} -Force -Format JSON");
        Assert.StartsWith("{", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Folder));
    }

    [Fact]
    public void Artifact_is_saved_with_progress()
    {
        var result = Session.Run($"Save-GGComponentArtifact com.example.Gateway {Artifact} -Path {Folder}");
        Assert.Empty(result.Errors);
        var file = new FileInfo(Path.Combine(Folder, Artifact));
        Assert.True(file.Length > 60_000);
        Assert.NotEmpty(result.Progress);
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.All(result.Progress, p => Assert.DoesNotContain("signature", p.StatusDescription));
        Assert.Single(Directory.GetFiles(file.DirectoryName!));
    }

    [Fact]
    public void Artifact_that_exists_is_kept()
    {
        Run($"Save-GGComponentArtifact com.example.Gateway {Artifact} -Path {Folder}");
        var error = Assert.Single(Errors($"Save-GGComponentArtifact com.example.Gateway {Artifact} -Path {Folder}"));
        Assert.Contains("-Force", error.ErrorDetails!.RecommendedAction);
        Run($"Save-GGComponentArtifact com.example.Gateway {Artifact} -Path {Folder} -Force");
    }
}
