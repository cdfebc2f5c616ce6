using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Rollouts;

public sealed class DeploymentFileTests : RolloutTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iotfleet").FullName;

    private string File => Path.Combine(_folder, "press.json");

    protected override void Clean() => Directory.Delete(_folder, recursive: true);

    private string DeployAll() => Deploy(
        "press",
        "@{ 'com.example.SensorReader' = @{ Version = '1.0.0'; Merge = '{\"b\": 1.50, \"a\": {\"z\": null, \"y\": [2, 1]}}'; Reset = '/old', ''; RunWith = @{ PosixUser = 'ggc'; Memory = 1024; Cpus = 0.5 } }; 'com.example.Dashboard' = '3.1.4' }",
        "-Name weekly -BaseRatePerMinute 5 -IncrementFactor 1.5 -IncreaseAfterSucceeded 3 -AbortOnFailedPercent 12.5 -AbortAfterExecuted 4 -TimeoutMinutes 30 -OnFailure DO_NOTHING -UpdateAction SKIP_NOTIFY_COMPONENTS -UpdateTimeoutSeconds 11 -ValidationTimeoutSeconds 12 -Tag @{ team = 'ops' }");

    [Fact]
    public void Round_trips_exactly()
    {
        Group("press", 1);
        Group("saw", 1);
        DeployAll();
        Run($"Export-GGDeployment -ThingGroup press -Path '{File}'");
        var text = System.IO.File.ReadAllText(File);
        Assert.DoesNotContain("123456789012", text);
        Assert.DoesNotContain("deploymentId", text);
        Assert.Contains("\"b\": 1.50", text);
        Run($"Import-GGDeployment '{File}' -ThingGroup saw");
        Run($"Export-GGDeployment -ThingGroup saw -Path '{_folder}/'");
        Assert.Equal(text.Replace("\"press\"", "\"saw\""), System.IO.File.ReadAllText(Path.Combine(_folder, "saw.json")));
    }

    [Fact]
    public void Refuses_to_overwrite_and_leaves_no_rests()
    {
        Group("press", 1);
        var id = DeployAll();
        Run($"Export-GGDeployment {id} '{File}'");
        var error = Fails($"Export-GGDeployment {id} '{File}'");
        Assert.StartsWith("FileExists", error.FullyQualifiedErrorId);
        Assert.Equal(id, error.TargetObject);
        Run($"Export-GGDeployment {id} '{File}' -Force");
        Assert.Single(Directory.GetFiles(_folder));
        var other = Path.Combine(_folder, "other.json");
        Assert.Single(Result($"Export-GGDeployment {id} '{other}' -WhatIf").WhatIf);
        Assert.False(System.IO.File.Exists(other));
    }

    [Fact]
    public void Importing_what_is_there_changes_nothing()
    {
        Group("press", 1);
        var id = DeployAll();
        Run($"Export-GGDeployment {id} '{File}'");
        Sandbox.Requests.Clear();
        Assert.Contains("Nothing changes", Assert.Single(Result($"Import-GGDeployment '{File}'").Warnings));
        Assert.Equal(0, Sandbox.Requests.Writes);
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("3.1.4", "3.1.5").Replace("1.50", "2"));
        var text = Assert.Single(Result($"Import-GGDeployment '{File}' -WhatIf").WhatIf);
        Assert.Contains("~ com.example.Dashboard 3.1.4 -> 3.1.5", text);
        Assert.Contains("/b: 1.50 -> 2", text);
        Assert.Equal(0, Sandbox.Requests.Writes);
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("3.1.5", "3.1.4"));
        Assert.IsType<CreateDeploymentResponse>(One($"Import-GGDeployment '{File}' -CoreDevice press-01 -Name other"));
    }

    [Theory]
    [InlineData("{}", "/ needs 'schemaVersion'")]
    [InlineData("[]", "/ must be an object, not a list")]
    [InlineData("{", "not JSON")]
    [InlineData("""{"schemaVersion": 2, "components": {}}""", "/schemaVersion is 2; it must be from 1 to 1")]
    [InlineData("""{"schemaVersion": 1}""", "/ needs 'components'")]
    [InlineData("""{"schemaVersion": 1, "components": {"a/b": {"verison": "1"}}}""", "/components/a~1b has no 'verison'")]
    [InlineData("""{"schemaVersion": 1, "components": {"a": {"version": 1}}}""", "/components/a/version must be a text, not a number")]
    [InlineData("""{"schemaVersion": 1, "components": {"a": {"version": "1.0.0", "merge": "x", "reset": ["b"]}}}""", "/components/a/merge must be an object")]
    [InlineData("""{"schemaVersion": 1, "components": {"a": {"version": "1.0.0", "reset": ["b"]}}}""", "/components/a/reset/0 is no JSON pointer")]
    [InlineData("""{"schemaVersion": 1, "components": {}, "target": {}}""", "/target needs either")]
    [InlineData("""{"schemaVersion": 1, "components": {}, "iotJobConfiguration": {"abortConfig": {"criteriaList": [{}]}}}""", "/iotJobConfiguration/abortConfig/criteriaList/0 needs 'failureType'")]
    [InlineData("""{"schemaVersion": 1, "components": {}, "iotJobConfiguration": {"timeoutConfig": {"inProgressTimeoutInMinutes": 0}}}""", "inProgressTimeoutInMinutes is 0; it must be from 1 to 10080")]
    public void A_wrong_file_is_named_by_path_before_any_call(string text, string problem)
    {
        System.IO.File.WriteAllText(File, text);
        Sandbox.Requests.Clear();
        var error = Fails($"Import-GGDeployment '{File}'");
        Assert.StartsWith("DeploymentFileInvalid", error.FullyQualifiedErrorId);
        Assert.Contains(problem, error.ToString());
        Assert.Equal(0, Sandbox.Requests.Count);
    }

    [Fact]
    public void All_problems_are_named_at_once()
    {
        System.IO.File.WriteAllText(File, """{"schemaVersion": 1, "components": {"a": {}, "b": 1}, "tags": {"x": 1}, "extra": 0}""");
        var text = Fails($"Import-GGDeployment '{File}'").ToString();
        foreach (var path in new[] { "/components/a needs", "/components/b must", "/tags/x must", "/ has no 'extra'" }) Assert.Contains(path, text);
    }

    [Fact]
    public void A_file_that_is_not_there()
    {
        Assert.StartsWith("FileNotFound", Fails($"Import-GGDeployment '{_folder}/none.json'").FullyQualifiedErrorId);
    }
}
