using Amazon.GreengrassV2;
using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class DeploymentTests : IDisposable
{
    private static readonly (string, string) Dashboard = ("com.example.Dashboard", "3.1.4");
    private readonly Fleet _fleet = new(1);

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public async Task RollsOutAndCompletes()
    {
        var group = _fleet.Group("press", 3);
        var created = await _fleet.Deploy(group, r => r.DeploymentName = "Screens", Dashboard);
        Assert.Equal("ACTIVE", await _fleet.Status(created));
        Assert.All((await _fleet.Executions(created)).Values, status => Assert.Equal("QUEUED", status));

        _fleet.Advance(5);
        Assert.All((await _fleet.Executions(created)).Values, status => Assert.Equal("IN_PROGRESS", status));
        Assert.Equal("IN_PROGRESS", (await _fleet.Effective("press-01", created)).CoreDeviceExecutionStatus.Value);

        _fleet.Advance(60);
        Assert.All((await _fleet.Executions(created)).Values, status => Assert.Equal("SUCCEEDED", status));
        Assert.Equal("COMPLETED", await _fleet.Status(created));
        var effective = await _fleet.Effective("press-01", created);
        Assert.Equal("SUCCEEDED", effective.CoreDeviceExecutionStatus.Value);
        Assert.Equal("SUCCESSFUL", effective.Reason);
        Assert.Null(effective.StatusDetails);
        Assert.Equal("Screens", effective.DeploymentName);
        Assert.Equal("3.1.4", (await _fleet.Installed("press-01"))["com.example.Dashboard"].ComponentVersion);
    }

    [Fact]
    public async Task CompletedSaysNothingOfFailures()
    {
        var group = _fleet.Group("press", 2);
        _fleet.Sandbox.Devices.FailNextDeployment("press-01", "The disk is full.", ["DEPLOYMENT_FAILURE", "ARTIFACT_DOWNLOAD_ERROR", "IO_ERROR", "DISK_SPACE_CRITICAL"], ["DEVICE_ERROR"]);
        var created = await _fleet.Deploy(group, Dashboard);
        _fleet.Advance(60);
        Assert.Equal("COMPLETED", await _fleet.Status(created));
        var effective = await _fleet.Effective("press-01", created);
        Assert.Equal("FAILED", effective.CoreDeviceExecutionStatus.Value);
        Assert.Equal("FAILED_NO_STATE_CHANGE: The disk is full.", effective.Reason);
        Assert.Equal(["DEPLOYMENT_FAILURE", "ARTIFACT_DOWNLOAD_ERROR", "IO_ERROR", "DISK_SPACE_CRITICAL"], effective.StatusDetails.ErrorStack);
        Assert.Equal(["DEVICE_ERROR"], effective.StatusDetails.ErrorTypes);
        Assert.DoesNotContain("com.example.Dashboard", (await _fleet.Installed("press-01")).Keys);
    }

    [Theory]
    [InlineData("ROLLBACK", "FAILED_ROLLBACK_COMPLETE", false)]
    [InlineData("DO_NOTHING", "FAILED_ROLLBACK_NOT_REQUESTED", true)]
    public async Task APolicyDecidesWhatABrokenComponentLeaves(string policy, string detailedStatus, bool staysBroken)
    {
        var group = _fleet.Group("press", 1);
        _fleet.Sandbox.Devices.FailNextDeployment("press-01", "It fell over.");
        var created = await _fleet.Deploy(group, r => r.DeploymentPolicies = new DeploymentPolicies { FailureHandlingPolicy = policy }, Dashboard);
        _fleet.Advance(60);
        Assert.StartsWith(detailedStatus, (await _fleet.Effective("press-01", created)).Reason);
        var installed = await _fleet.Installed("press-01");
        Assert.Equal(staysBroken, installed.ContainsKey("com.example.Dashboard"));
        Assert.Equal(staysBroken ? "UNHEALTHY" : "HEALTHY", await _fleet.Health("press-01"));
        if (staysBroken) Assert.Equal("BROKEN", installed["com.example.Dashboard"].LifecycleState.Value);
    }

    [Fact]
    public async Task ConfigurationCanBreakAComponentOnSomeDevices()
    {
        var group = _fleet.Group("press", 4);
        var created = await _fleet.Deploy(group, r => r.Components["com.example.Dashboard"].ConfigurationUpdate = new ComponentConfigurationUpdate
        {
            Merge = """{"Sandbox": {"FailOn": ["press-0[1]", "press-02", "*-04"], "StatusCode": "STARTUP_ERROR", "Message": "No screen."}}""",
        }, Dashboard);
        _fleet.Advance(60);
        Assert.Equal(["SUCCEEDED", "FAILED", "SUCCEEDED", "FAILED"], (await _fleet.Executions(created)).Values);
        var effective = await _fleet.Effective("press-02", created);
        Assert.Contains("No screen.", effective.Reason);
        Assert.Equal("COMPONENT_BROKEN", effective.StatusDetails.ErrorStack[^1]);
        Assert.Equal(["USER_COMPONENT_ERROR"], effective.StatusDetails.ErrorTypes);
    }

    [Fact]
    public async Task ARecipeWhoseScriptOnlyExitsBreaksEverywhere()
    {
        await _fleet.Component("com.example.Doomed", "1.0.0", """, "Manifests": [{"Lifecycle": {"Startup": {"Script": "exit 3"}}}]""");
        var created = await _fleet.Deploy(_fleet.Group("press", 2), ("com.example.Doomed", "1.0.0"));
        _fleet.Advance(60);
        Assert.All((await _fleet.Executions(created)).Values, status => Assert.Equal("FAILED", status));
        Assert.Contains("exited with code 3", (await _fleet.Effective("press-01", created)).Reason);
    }

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{"a": 1, "a": 2}""", 0)]
    [InlineData("""{"sandbox": {"failOn": "press-?1"}}""", 1)]
    [InlineData("""{"Sandbox": {"FailOn": ["*-*-*", "*0*0*", "press-0"]}}""", 0)]
    [InlineData("""{"Sandbox": {"FailOn": ["p*s*-*"]}}""", 2)]
    [InlineData("""{"Sandbox": {"FailPercent": "100"}}""", 2)]
    [InlineData("""{"Sandbox": 1}""", 0)]
    public async Task WhereItFailsIsReadWithCare(string merge, int failed)
    {
        var created = await _fleet.Deploy(
            _fleet.Group("press", 2), r => r.Components["com.example.Dashboard"].ConfigurationUpdate = new ComponentConfigurationUpdate { Merge = merge }, Dashboard);
        _fleet.Advance(60);
        Assert.Equal(failed, (await _fleet.Executions(created)).Values.Count(s => s == "FAILED"));
    }

    [Fact]
    public async Task ARecipesDefaultConfigurationCanBreakItToo()
    {
        await _fleet.Create("RecipeFormatVersion: 2020-01-25\nComponentName: com.example.Frail\nComponentVersion: 1.0.0\nComponentConfiguration:\n  DefaultConfiguration:\n    Sandbox:\n      FailPercent: 100");
        _fleet.Advance(10);
        var created = await _fleet.Deploy(_fleet.Group("press", 1), ("com.example.Frail", "1.0.0"));
        _fleet.Advance(60);
        Assert.Equal("FAILED", (await _fleet.Executions(created))["press-01"]);
    }

    [Fact]
    public async Task FailPercentMeansAShareOfTheDevices()
    {
        var created = await _fleet.Deploy(_fleet.Group("press", 60), r => r.Components["com.example.Dashboard"].ConfigurationUpdate = new ComponentConfigurationUpdate
        {
            Merge = """{"Sandbox": {"FailPercent": 20}}""",
        }, Dashboard);
        _fleet.Advance(120);
        Assert.InRange((await _fleet.Executions(created)).Values.Count(s => s == "FAILED"), 4, 24);
    }

    [Fact]
    public async Task DisconnectedDevicesNeverReport()
    {
        var group = _fleet.Group("press", 2);
        _fleet.Sandbox.Devices.Disconnect("press-02");
        var created = await _fleet.Deploy(group, Dashboard);
        _fleet.Advance(86400);
        Assert.Equal("QUEUED", (await _fleet.Executions(created))["press-02"]);
        Assert.Equal("ACTIVE", await _fleet.Status(created));

        _fleet.Sandbox.Devices.Connect("press-02");
        _fleet.Advance(60);
        Assert.Equal("SUCCEEDED", (await _fleet.Executions(created))["press-02"]);
        Assert.Equal("COMPLETED", await _fleet.Status(created));
    }

    [Fact]
    public async Task ADeviceThatIsCutOffAtWorkReportsLater()
    {
        var created = await _fleet.Deploy(_fleet.Group("press", 1), Dashboard);
        _fleet.Advance(5);
        _fleet.Sandbox.Devices.Disconnect("press-01");
        _fleet.Advance(600);
        Assert.Equal("IN_PROGRESS", (await _fleet.Executions(created))["press-01"]);
        _fleet.Sandbox.Devices.Connect("press-01");
        _fleet.Advance(10);
        Assert.Equal("SUCCEEDED", (await _fleet.Executions(created))["press-01"]);
    }

    [Fact]
    public async Task ARevisionTakesTheFormerOnesPlace()
    {
        var group = _fleet.Group("press", 2);
        _fleet.Sandbox.Devices.Disconnect("press-02");
        var first = await _fleet.Deploy(group, Dashboard);
        _fleet.Advance(60);
        var second = await _fleet.Deploy(group, ("com.example.Diagnostics", "0.3.0"));
        Assert.NotEqual(first.DeploymentId, second.DeploymentId);

        var old = await _fleet.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = first.DeploymentId }, Fleet.Stop);
        Assert.Equal(("INACTIVE", "1", false), (old.DeploymentStatus.Value, old.RevisionId, old.IsLatestForTarget));
        Assert.Equal("CANCELED", (await _fleet.Executions(first))["press-02"]);
        var now = await _fleet.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = second.DeploymentId }, Fleet.Stop);
        Assert.Equal(("ACTIVE", "2", true), (now.DeploymentStatus.Value, now.RevisionId, now.IsLatestForTarget));

        _fleet.Advance(60);
        var installed = await _fleet.Installed("press-01");
        Assert.Contains("com.example.Diagnostics", installed.Keys);
        Assert.Contains("aws.greengrass.telemetry.NucleusEmitter", installed.Keys);
        Assert.DoesNotContain("com.example.Dashboard", installed.Keys);
    }

    [Fact]
    public async Task DeploymentsOfSeveralGroupsComeTogether()
    {
        _fleet.Group("press", 1);
        _fleet.Sandbox.Devices.AddThingGroup("hall");
        _fleet.Sandbox.Devices.Join("press-01", "hall");
        await _fleet.Deploy(Fleet.GroupArn("press"), Dashboard);
        await _fleet.Deploy(Fleet.GroupArn("hall"), ("com.example.Diagnostics", "0.3.0"));
        await _fleet.Deploy(Fleet.ThingArn("press-01"), ("aws.greengrass.Cli", "2.14.3"));
        _fleet.Advance(300);
        var installed = await _fleet.Installed("press-01");
        Assert.Contains("com.example.Dashboard", installed.Keys);
        Assert.Contains("com.example.Diagnostics", installed.Keys);
        Assert.Contains("aws.greengrass.Cli", installed.Keys);

        // Out of the hall, its components go with the next deployment.
        _fleet.Sandbox.Devices.Leave("press-01", "hall");
        await _fleet.Deploy(Fleet.GroupArn("press"), Dashboard);
        _fleet.Advance(60);
        Assert.DoesNotContain("com.example.Diagnostics", (await _fleet.Installed("press-01")).Keys);
    }

    [Fact]
    public async Task TwoGroupsThatWantOneComponentInTwoVersionsFailTheDevice()
    {
        _fleet.Group("press", 1);
        _fleet.Sandbox.Devices.AddThingGroup("hall");
        _fleet.Sandbox.Devices.Join("press-01", "hall");
        await _fleet.Deploy(Fleet.GroupArn("press"), ("com.example.SensorReader", "1.0.0"));
        _fleet.Advance(60);
        var second = await _fleet.Deploy(Fleet.GroupArn("hall"), ("com.example.SensorReader", "2.0.0"));
        _fleet.Advance(60);
        var effective = await _fleet.Effective("press-01", second);
        Assert.Equal("FAILED", effective.CoreDeviceExecutionStatus.Value);
        Assert.Equal("COMPONENT_VERSION_REQUIREMENTS_NOT_MET", effective.StatusDetails.ErrorStack[^1]);
        Assert.Equal("1.0.0", (await _fleet.Installed("press-01"))["com.example.SensorReader"].ComponentVersion);
    }

    [Fact]
    public async Task AComponentForAnotherPlatformFailsTheDevice()
    {
        _fleet.Sandbox.Devices.AddThingGroup("hall");
        _fleet.Sandbox.Devices.Add("win", "windows", "amd64", "2.13.0", "hall");
        var created = await _fleet.Deploy(Fleet.GroupArn("hall"), ("com.example.AnomalyModel", "1.0.0"));
        _fleet.Advance(60);
        Assert.Contains("NO_AVAILABLE_COMPONENT_VERSION", (await _fleet.Effective("win", created)).StatusDetails.ErrorStack);
    }

    [Fact]
    public async Task AnOldNucleusReportsNoErrorCodes()
    {
        _fleet.Sandbox.Devices.Add("old", "linux", "amd64", "2.7.0");
        _fleet.Sandbox.Devices.FailNextDeployment("old", "no");
        var created = await _fleet.Deploy(Fleet.ThingArn("old"), Dashboard);
        _fleet.Advance(60);
        var effective = await _fleet.Effective("old", created);
        Assert.Equal("FAILED", effective.CoreDeviceExecutionStatus.Value);
        Assert.Null(effective.StatusDetails);
    }

    [Fact]
    public async Task ANucleusInADeploymentChangesTheCoreVersion()
    {
        var group = _fleet.Group("press", 1);
        await _fleet.Deploy(group, ("aws.greengrass.Nucleus", "2.15.0"));
        _fleet.Advance(60);
        Assert.Equal("2.15.0", (await _fleet.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "press-01" }, Fleet.Stop)).CoreVersion);
    }

    [Fact]
    public async Task AThingsDeploymentIsCompletedNotSucceeded()
    {
        _fleet.Group("press", 1);
        var created = await _fleet.Deploy(Fleet.ThingArn("press-01"), Dashboard);
        _fleet.Advance(60);
        Assert.Equal("COMPLETED", (await _fleet.Effective("press-01", created)).CoreDeviceExecutionStatus.Value);
        await Assert.ThrowsAsync<ConflictException>(() => _fleet.Greengrass.CancelDeploymentAsync(new CancelDeploymentRequest { DeploymentId = created.DeploymentId }, Fleet.Stop));
    }

    [Fact]
    public async Task NestedGroupsAreReachedAndSoAreThoseWhoComeLater()
    {
        _fleet.Sandbox.Devices.AddThingGroup("plant");
        _fleet.Group("press", 2, "plant");
        _fleet.Group("oven", 1, "press");
        var created = await _fleet.Deploy(Fleet.GroupArn("plant"), Dashboard);
        _fleet.Advance(60);
        Assert.Equal(["oven-01", "press-01", "press-02"], (await _fleet.Executions(created)).Keys);
        Assert.Equal("COMPLETED", await _fleet.Status(created));

        _fleet.Sandbox.Devices.Add("late", "oven");
        Assert.Equal("QUEUED", (await _fleet.Executions(created))["late"]);
        Assert.Equal("ACTIVE", await _fleet.Status(created));
        _fleet.Advance(60);
        Assert.Equal("SUCCEEDED", (await _fleet.Executions(created))["late"]);
        Assert.Contains("late", await _fleet.DevicesOf(Fleet.GroupArn("plant")));
    }

    [Fact]
    public async Task WhoLeavesBeforeItBeganIsRemoved()
    {
        var group = _fleet.Group("press", 2);
        _fleet.Sandbox.Devices.Disconnect("press-02");
        var created = await _fleet.Deploy(group, Dashboard);
        _fleet.Advance(60);
        _fleet.Sandbox.Devices.Leave("press-02", "press");
        Assert.Equal("REMOVED", (await _fleet.Executions(created))["press-02"]);
        Assert.Equal("COMPLETED", await _fleet.Status(created));
    }

    [Fact]
    public async Task CancellingEndsItForThoseThatHaveNotBegun()
    {
        var group = _fleet.Group("press", 4);
        var created = await _fleet.Deploy(group, r => r.IotJobConfiguration = Rate(1), Dashboard);
        _fleet.Advance(5);
        var answer = await _fleet.Greengrass.CancelDeploymentAsync(new CancelDeploymentRequest { DeploymentId = created.DeploymentId }, Fleet.Stop);
        Assert.NotEmpty(answer.Message);
        _fleet.Advance(300);
        Assert.Equal("CANCELED", await _fleet.Status(created));
        Assert.Equal(["SUCCEEDED", "CANCELED", "CANCELED", "CANCELED"], (await _fleet.Executions(created)).Values);
        Assert.Equal("CANCELED", (await _fleet.Effective("press-02", created)).CoreDeviceExecutionStatus.Value);
        await Assert.ThrowsAsync<ConflictException>(() => _fleet.Greengrass.CancelDeploymentAsync(new CancelDeploymentRequest { DeploymentId = created.DeploymentId }, Fleet.Stop));
    }

    [Fact]
    public async Task OnlyWhatIsNotActiveIsDeleted()
    {
        var created = await _fleet.Deploy(_fleet.Group("press", 1), Dashboard);
        var error = await Assert.ThrowsAsync<ConflictException>(() => _fleet.Greengrass.DeleteDeploymentAsync(new DeleteDeploymentRequest { DeploymentId = created.DeploymentId }, Fleet.Stop));
        Assert.Equal(created.DeploymentId, error.ResourceId);
        await _fleet.Greengrass.CancelDeploymentAsync(new CancelDeploymentRequest { DeploymentId = created.DeploymentId }, Fleet.Stop);
        await _fleet.Greengrass.DeleteDeploymentAsync(new DeleteDeploymentRequest { DeploymentId = created.DeploymentId }, Fleet.Stop);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = created.DeploymentId }, Fleet.Stop));
        await Assert.ThrowsAsync<Amazon.IoT.Model.ResourceNotFoundException>(() =>
            _fleet.IoT.DescribeJobAsync(new Amazon.IoT.Model.DescribeJobRequest { JobId = created.IotJobId }, Fleet.Stop));
    }

    [Fact]
    public async Task UnknownDeploymentsAreNotFound()
    {
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = "none" }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.CancelDeploymentAsync(new CancelDeploymentRequest { DeploymentId = "none" }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.DeleteDeploymentAsync(new DeleteDeploymentRequest { DeploymentId = "none" }, Fleet.Stop));
    }

    [Fact]
    public async Task TheSameTokenCreatesOnce()
    {
        var group = _fleet.Group("press", 1);
        var first = await _fleet.Deploy(group, r => r.ClientToken = "token-1", Dashboard);
        var again = await _fleet.Deploy(group, r => r.ClientToken = "token-1", Dashboard);
        Assert.Equal(first.DeploymentId, again.DeploymentId);
        await Assert.ThrowsAsync<ConflictException>(() => _fleet.Deploy(group, r => r.ClientToken = "token-1", ("com.example.Diagnostics", "0.3.0")));
    }

    [Fact]
    public async Task KeepsWhatItWasGiven()
    {
        var group = _fleet.Group("press", 1);
        var created = await _fleet.Deploy(group, r =>
        {
            r.Tags = new Dictionary<string, string> { ["team"] = "screens" };
            r.IotJobConfiguration = Rate(7);
            r.IotJobConfiguration.TimeoutConfig = new IoTJobTimeoutConfig { InProgressTimeoutInMinutes = 30 };
            r.Components["com.example.Dashboard"].ConfigurationUpdate = new ComponentConfigurationUpdate { Merge = """{"a": 1}""", Reset = ["/b", ""] };
            r.Components["com.example.Dashboard"].RunWith = new ComponentRunWith { PosixUser = "ggc:ggc", SystemResourceLimits = new SystemResourceLimits { Cpus = 1.5, Memory = 102400 } };
        }, Dashboard);
        var got = await _fleet.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = created.DeploymentId }, Fleet.Stop);
        Assert.Equal("screens", got.Tags["team"]);
        Assert.Equal(7, got.IotJobConfiguration.JobExecutionsRolloutConfig.MaximumPerMinute);
        Assert.Equal(30, got.IotJobConfiguration.TimeoutConfig.InProgressTimeoutInMinutes);
        Assert.Equal(["/b", ""], got.Components["com.example.Dashboard"].ConfigurationUpdate.Reset);
        Assert.Equal("ggc:ggc", got.Components["com.example.Dashboard"].RunWith.PosixUser);
        Assert.Equal(DeploymentFailureHandlingPolicy.ROLLBACK, got.DeploymentPolicies.FailureHandlingPolicy);
        Assert.Equal(60, got.DeploymentPolicies.ComponentUpdatePolicy.TimeoutInSeconds);
        Assert.Equal((created.IotJobId, created.IotJobArn), (got.IotJobId, got.IotJobArn));
        Assert.EndsWith("job/" + got.IotJobId, got.IotJobArn);
        Assert.Null(got.DeploymentName);
    }

    [Fact]
    public async Task TargetsMustExist()
    {
        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Deploy(Fleet.GroupArn("nowhere"), Dashboard));
        Assert.Equal("thinggroup", error.ResourceType);
        Assert.Equal("thing", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Deploy(Fleet.ThingArn("nobody"), Dashboard))).ResourceType);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Deploy("arn:aws:iot:us-east-1:999999999999:thinggroup/Production", Dashboard));
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Deploy("Production", Dashboard));
    }

    [Theory]
    [InlineData("com.example.Unknown", "1.0.0", typeof(ResourceNotFoundException))]
    [InlineData("com.example.Dashboard", "9.9.9", typeof(ResourceNotFoundException))]
    [InlineData("com.example.Dashboard", "3", typeof(ValidationException))]
    [InlineData("com.example.LegacyImporter", "1.0.0", typeof(ValidationException))]
    public async Task ComponentsMustExistAndBeDeployable(string name, string version, Type error)
    {
        var group = _fleet.Group("press", 1);
        var thrown = await Assert.ThrowsAsync(error, () => _fleet.Deploy(group, (name, version)));
        Assert.Contains(name, thrown.Message);
        Assert.Empty((await _fleet.Greengrass.ListDeploymentsAsync(new ListDeploymentsRequest { TargetArn = group }, Fleet.Stop)).Deployments);
    }

    public static TheoryData<string, Action<CreateDeploymentRequest>> Mistakes() => new()
    {
        { "merge", r => r.Components["com.example.Dashboard"].ConfigurationUpdate = new ComponentConfigurationUpdate { Merge = "[1]" } },
        { "merge", r => r.Components["com.example.Dashboard"].ConfigurationUpdate = new ComponentConfigurationUpdate { Merge = "{" } },
        { "JSON pointer", r => r.Components["com.example.Dashboard"].ConfigurationUpdate = new ComponentConfigurationUpdate { Reset = ["a/b"] } },
        { "inProgressTimeoutInMinutes", r => r.IotJobConfiguration = new DeploymentIoTJobConfiguration { TimeoutConfig = new IoTJobTimeoutConfig { InProgressTimeoutInMinutes = 0 } } },
        { "inProgressTimeoutInMinutes", r => r.IotJobConfiguration = new DeploymentIoTJobConfiguration { TimeoutConfig = new IoTJobTimeoutConfig { InProgressTimeoutInMinutes = 10081 } } },
        { "maximumPerMinute", r => r.IotJobConfiguration = Rate(1001) },
        { "incrementFactor", r => r.IotJobConfiguration = Exponential(1.55, 10, null) },
        { "rateIncreaseCriteria", r => r.IotJobConfiguration = Exponential(1.5, null, null) },
        { "rateIncreaseCriteria", r => r.IotJobConfiguration = Exponential(1.5, 10, 10) },
        { "thresholdPercentage", r => r.IotJobConfiguration = Abort(10.999, 1) },
        { "deploymentName", r => r.DeploymentName = new string('a', 257) },
        { "failureHandlingPolicy", r => r.DeploymentPolicies = new DeploymentPolicies { FailureHandlingPolicy = "SHRUG" } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task SettingsAreChecked(string member, Action<CreateDeploymentRequest> mistake)
    {
        var group = _fleet.Group("press", 1);
        Assert.Contains(member, (await Assert.ThrowsAsync<ValidationException>(() => _fleet.Deploy(group, mistake, Dashboard))).Message);
    }

    [Fact]
    public async Task ASubDeploymentStandsInForItsParentOnItsDevices()
    {
        _fleet.Sandbox.Devices.AddThingGroup("retry");
        var parent = _fleet.Group("press", 2);
        _fleet.Sandbox.Devices.FailNextDeployment("press-01", "no");
        await _fleet.Deploy(parent, ("com.example.SensorReader", "1.0.0"));
        _fleet.Advance(60);
        _fleet.Sandbox.Devices.Join("press-01", "retry");
        var sub = await _fleet.Deploy(Fleet.GroupArn("retry"), r => r.ParentTargetArn = parent, ("com.example.SensorReader", "1.1.0"));
        _fleet.Advance(60);
        Assert.Equal("1.1.0", (await _fleet.Installed("press-01"))["com.example.SensorReader"].ComponentVersion);
        Assert.Equal("1.0.0", (await _fleet.Installed("press-02"))["com.example.SensorReader"].ComponentVersion);

        var listed = (await _fleet.Greengrass.ListDeploymentsAsync(new ListDeploymentsRequest { ParentTargetArn = parent }, Fleet.Stop)).Deployments;
        Assert.Equal(sub.DeploymentId, Assert.Single(listed).DeploymentId);
        Assert.Equal(parent, listed[0].ParentTargetArn);

        // The parent's next revision replaces it again, without a conflict of versions.
        var next = await _fleet.Deploy(parent, ("com.example.SensorReader", "2.0.0"));
        _fleet.Advance(60);
        Assert.Equal("SUCCEEDED", (await _fleet.Executions(next))["press-01"]);

        var other = _fleet.Group("oven", 1);
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Deploy(Fleet.GroupArn("retry"), r => r.ParentTargetArn = other, Dashboard));
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Deploy(parent, r => r.ParentTargetArn = parent, Dashboard));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Deploy(other, r => r.ParentTargetArn = Fleet.GroupArn("nowhere"), Dashboard));
    }

    [Fact]
    public async Task ListsTheLatestUnlessTheHistoryIsAskedFor()
    {
        var group = _fleet.Group("press", 1);
        var first = await _fleet.Deploy(group, Dashboard);
        _fleet.Advance(60);
        var second = await _fleet.Deploy(group, Dashboard);
        var latest = (await _fleet.Greengrass.ListDeploymentsAsync(new ListDeploymentsRequest { TargetArn = group }, Fleet.Stop)).Deployments;
        Assert.Equal([second.DeploymentId], latest.Select(d => d.DeploymentId));
        var all = (await _fleet.Greengrass.ListDeploymentsAsync(new ListDeploymentsRequest { TargetArn = group, HistoryFilter = DeploymentHistoryFilter.ALL }, Fleet.Stop)).Deployments;
        Assert.Equal([second.DeploymentId, first.DeploymentId], all.Select(d => d.DeploymentId));
        Assert.Equal(["2", "1"], all.Select(d => d.RevisionId));

        var paged = new List<string>();
        await foreach (var d in _fleet.Greengrass.Paginators.ListDeployments(new ListDeploymentsRequest { HistoryFilter = DeploymentHistoryFilter.ALL, MaxResults = 2 }).Deployments) paged.Add(d.DeploymentId);
        Assert.Equal(paged.Count, paged.Distinct().Count());
        Assert.Contains(first.DeploymentId, paged);
    }

    [Fact]
    public async Task EffectiveDeploymentsComeInPages()
    {
        _fleet.Group("press", 1);
        for (var i = 0; i < 5; i++)
        {
            await _fleet.Deploy(Fleet.ThingArn("press-01"), Dashboard);
            _fleet.Advance(60);
        }

        var ids = new List<string>();
        await foreach (var d in _fleet.Greengrass.Paginators.ListEffectiveDeployments(new ListEffectiveDeploymentsRequest { CoreDeviceThingName = "press-01", MaxResults = 2 }).EffectiveDeployments) ids.Add(d.DeploymentId);
        Assert.Equal(5, ids.Distinct().Count());
    }

    [Fact]
    public async Task ARejectedDeploymentIsRejected()
    {
        var group = _fleet.Group("press", 1);
        _fleet.Sandbox.Devices.RejectNextDeployment("press-01", "Not now.");
        var created = await _fleet.Deploy(group, Dashboard);
        _fleet.Advance(60);
        var effective = await _fleet.Effective("press-01", created);
        Assert.Equal("REJECTED", effective.CoreDeviceExecutionStatus.Value);
        Assert.Contains("Not now.", effective.Reason);
        Assert.Equal("REJECTED", (await _fleet.Executions(created))["press-01"]);
    }

    internal static DeploymentIoTJobConfiguration Rate(int perMinute) => new() { JobExecutionsRolloutConfig = new IoTJobExecutionsRolloutConfig { MaximumPerMinute = perMinute } };

    internal static DeploymentIoTJobConfiguration Exponential(double factor, int? notified, int? succeeded) => new()
    {
        JobExecutionsRolloutConfig = new IoTJobExecutionsRolloutConfig
        {
            ExponentialRate = new IoTJobExponentialRolloutRate
            {
                BaseRatePerMinute = 5,
                IncrementFactor = factor,
                RateIncreaseCriteria = new IoTJobRateIncreaseCriteria { NumberOfNotifiedThings = notified, NumberOfSucceededThings = succeeded },
            },
        },
    };

    internal static DeploymentIoTJobConfiguration Abort(double percent, int executed) => new()
    {
        AbortConfig = new IoTJobAbortConfig
        {
            CriteriaList = [new IoTJobAbortCriteria { FailureType = IoTJobExecutionFailureType.FAILED, Action = IoTJobAbortAction.CANCEL, ThresholdPercentage = percent, MinNumberOfExecutedThings = executed }],
        },
    };
}
