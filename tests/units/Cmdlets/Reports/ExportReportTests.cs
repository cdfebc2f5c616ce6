using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.GreengrassV2.Model;
using IoTFleet.Core.Greengrass.Changes;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Core.Greengrass.Summaries;
using IoTFleet.Core.Reports;
using IoTFleet.Tests.Cmdlets.Rollouts;
using Xunit;
using ThingSummary = IoTFleet.Core.ManagedIntegrations.FleetSummary;

namespace IoTFleet.Tests.Cmdlets.Reports;

public sealed class ExportReportTests : RolloutTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("report").FullName;

    private string Page => Path.Combine(_folder, "fleet.html");

    private string Data => Path.Combine(_folder, "fleet.json");

    private static IoTFleet.Sandbox.Sandbox Connected => IoTFleet.Session.Current.Context!.Sandbox!;

    protected override void Clean() => Directory.Delete(_folder, recursive: true);

    private FleetReport Report(string arguments = "", string input = "") => (FleetReport)One($"{input}Export-IoTFleetReport '{Page}' -Force -PassThru {arguments}")!;

    private void Seeded(int devices = 60, int things = 12) => Run($"Connect-IoTFleet -Sandbox -DeviceCount {devices} -ManagedThingCount {things} -Speed 0");

    [Fact]
    public void Figures_are_those_of_the_other_cmdlets()
    {
        Seeded();
        var report = Report();
        var greengrass = report.Greengrass!;
        var summary = (FleetSummary)One("Get-GGFleetSummary")!;
        Assert.Equal((summary.Devices, summary.Healthy, summary.Unhealthy, summary.Stale), (greengrass.Health.Total, greengrass.Health.Healthy, greengrass.Health.Unhealthy, greengrass.Health.Stale));
        Assert.Equal(summary.NucleusVersions, greengrass.NucleusVersions.Select(v => new FleetCount(v.Name, v.Total)));
        Assert.Equal(summary.Platforms, greengrass.Platforms.Select(v => new FleetCount(v.Name, v.Total)));
        Assert.Equal(summary.BrokenComponents.Select(b => b.ToString()), greengrass.BrokenComponents.Select(b => b.ToString()));
        Assert.Equal(summary.Devices, greengrass.Ages.Sum(a => a.Count));
        Assert.Equal(summary.Stale, greengrass.Ages.Where(a => a.IsStale).Sum(a => a.Count));
        foreach (var group in greengrass.Groups)
        {
            var members = (FleetSummary)One($"Get-GGFleetSummary -ThingGroup {group.Name} -Quick")!;
            Assert.Equal((members.Devices, members.Healthy, members.Unhealthy, members.Stale), (group.Total, group.Healthy, group.Unhealthy, group.Stale));
        }

        Assert.Equal(5, greengrass.Rollouts.Count);
        foreach (var rollout in greengrass.Rollouts)
        {
            var status = Status(rollout.DeploymentId);
            Assert.Equal(
                (status.Verdict, status.Targeted, status.Succeeded, status.Recovered, status.Failed, status.InProgress, status.NotReported, status.Canceled),
                (rollout.Verdict, rollout.Targeted, rollout.Succeeded, rollout.Recovered, rollout.Failed, rollout.InProgress, rollout.NotReported, rollout.Canceled));
            Assert.Equal(status.Failures.Select(f => (f.Cause, f.Count)), rollout.Failures.Select(f => (f.Cause, f.Count)));
            Assert.Equal(status.Devices.Select(d => d.CoreDeviceThingName), rollout.Devices.Select(d => d.CoreDeviceThingName));
            var drift = Run($"Compare-GGDeployment {rollout.DeploymentId}").Cast<DeploymentDifference>().Select(d => (d.CoreDeviceThingName, d.Change, d.ComponentName, d.Reference, d.Difference)).Order();
            var told = greengrass.Drift!.Where(d => d.DeploymentId == rollout.DeploymentId).SelectMany(d => d.Devices.Select(name => ((string?)name, d.Change, d.ComponentName, d.Wanted, d.Has))).Order();
            if (rollout.Verdict != RolloutVerdict.Canceled) Assert.Equal(drift, told);
            else Assert.Empty(told);
        }

        var installed = Run("Get-GGCoreDevice | Get-GGInstalledComponent -Topology ALL").Cast<InstalledComponent>().ToList();
        Assert.Equal(installed.Count, greengrass.Components.Sum(c => c.Devices));
        Assert.Equal(greengrass.Devices.Sum(d => d.Broken.Count), greengrass.Components.Sum(c => c.Broken));

        var things = (ThingSummary)One("Get-MIFleetSummary")!;
        var told2 = report.ManagedThings!;
        Assert.Equal(things.ThingCount, told2.Total);
        Assert.Equal(things.ByRole, told2.Roles.ToDictionary(c => c.Name, c => c.Count));
        Assert.Equal(things.ByStatus, told2.ProvisioningStatuses.ToDictionary(c => c.Name, c => c.Count));
        Assert.Equal(things.ConnectedCount, told2.Things.Count(t => t.Connectivity == "Connected"));
        Assert.Equal(things.DisconnectedCount, told2.Things.Count(t => t.Connectivity == "Disconnected"));
        Assert.Equal(things.TasksByStatus.Values.Sum(), told2.FirmwareTasks.Count);
        Assert.Equal(("123456789012", "us-east-1"), (report.Account, report.Region));
        Assert.Empty(report.CannotSee);
        Assert.Contains("healthy", Session.Format(Result($"Export-IoTFleetReport '{Page}' -Force -PassThru").Output));
    }

    [Fact]
    public void The_page_holds_the_JSON_and_the_hashes_of_its_scripts()
    {
        Seeded(10, 3);
        Assert.IsType<FileInfo>(One($"Export-IoTFleetReport '{Page}'"));
        var page = File.ReadAllText(Page);
        var json = Regex.Match(page, "<script type=\"application/json\" id=\"report\">(.*)</script>").Groups[1].Value;
        Assert.Equal(File.ReadAllText(Data), json);
        Assert.DoesNotContain('<', json);
        Assert.Equal(10, JsonDocument.Parse(json).RootElement.GetProperty("greengrass").GetProperty("devices").GetArrayLength());
        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;
        var scripts = Regex.Matches(page, "<script>(.*?)</script>", RegexOptions.Singleline);
        Assert.Equal(7, scripts.Count);
        foreach (Match script in scripts)
            Assert.Contains(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups[1].Value))), policy);
        Assert.DoesNotMatch(" on[a-z]+=| style=|https?://(?!d3js.org|www.w3.org)", page.Replace(json, ""));
        Assert.True(page.Length - json.Length < 1_500_000);
        Assert.Empty(Directory.GetFiles(_folder, ".*"));
    }

    [Fact]
    public void Since_tells_what_changed()
    {
        Group("press", 4);
        Deploy("press");
        Advance(5);
        var before = Path.Combine(_folder, "before.html");
        Run($"Export-IoTFleetReport '{before}'");
        Sandbox.Devices.BreakComponent("press-02", Dashboard, "It stopped.");
        Sandbox.Devices.Add("press-05", "press");
        var second = Deploy("press", "@{ 'com.example.Gateway' = '1.2.0' }");
        Advance(10);
        var changes = Report($"-Since '{Path.ChangeExtension(before, ".json")}'").Changes!;
        Assert.Equal(4, changes.Health!.Total);
        Assert.Contains(changes.Items, c => c is { About: FleetReportSubject.CoreDevice, Name: "press-05", Before: null, After: "Healthy" });
        Assert.Contains(changes.Items, c => c is { About: FleetReportSubject.Deployment, Name: "press" } && c.Before!.StartsWith("revision 1, succeeded: 4 of 4", StringComparison.Ordinal) && c.After!.StartsWith("revision 2", StringComparison.Ordinal));
        Assert.Equal(second, Report().Greengrass!.Rollouts[0].DeploymentId);

        // Nothing has changed since a moment ago, and the report of now may be replaced by the one that is compared with it.
        Assert.Empty(Report($"-Since '{Data}'").Changes!.Items);
    }

    [Fact]
    public void Since_takes_a_report_of_the_same_fleet_only()
    {
        File.WriteAllText(Data, "{\"format\":1");
        Assert.Equal("ReportInvalid,IoTFleet.Reports.ExportIoTFleetReport", Fails($"Export-IoTFleetReport '{Page}' -Force -Since '{Data}'").FullyQualifiedErrorId);
        Assert.Contains("not there", Fails($"Export-IoTFleetReport '{Page}' -Force -Since '{Path.Combine(_folder, "not there.json")}'").ToString());
        Report();
        File.WriteAllText(Data, File.ReadAllText(Data).Replace("us-east-1", "eu-west-1"));
        Assert.Contains("eu-west-1", Fails($"Export-IoTFleetReport '{Path.Combine(_folder, "other.html")}' -Since '{Data}'").ToString());
        Assert.False(File.Exists(Path.Combine(_folder, "other.html")));
    }

    [Fact]
    public void WhatIf_reads_nothing_and_writes_nothing()
    {
        Group("press", 2);
        Sandbox.Requests.Clear();
        Assert.Empty(Run($"Export-IoTFleetReport '{Page}' -WhatIf"));
        Assert.Equal(0, Sandbox.Requests.Count);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("fleet.html")]
    [InlineData("fleet.json")]
    public void A_file_that_is_there_is_refused_before_anything_is_read(string name)
    {
        File.WriteAllText(Path.Combine(_folder, name), "mine");
        Sandbox.Requests.Clear();
        var error = Fails($"Export-IoTFleetReport '{Page}'");
        Assert.StartsWith("FileExists", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(name, error.ToString());
        Assert.Equal(0, Sandbox.Requests.Count);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, name)));
        Run($"Export-IoTFleetReport '{Page}' -Force");
        Assert.NotEqual("mine", File.ReadAllText(Path.Combine(_folder, name)));
    }

    [Fact]
    public void Piped_devices_are_the_whole_report()
    {
        Seeded();
        var report = Report("", "Get-GGCoreDevice -ThingGroup Site-Lyon | ");
        var all = ((FleetSummary)One("Get-GGFleetSummary Site-Lyon")!).Devices;
        Assert.True(report.IsSelection);
        Assert.Null(report.ManagedThings);
        Assert.Equal(all, report.Greengrass!.Devices.Count);
        Assert.All(report.Greengrass.Devices, d => Assert.StartsWith("lyon-", d.CoreDeviceThingName, StringComparison.Ordinal));
        Assert.All(report.Greengrass.Rollouts.SelectMany(r => r.Devices), d => Assert.StartsWith("lyon-", d.CoreDeviceThingName, StringComparison.Ordinal));
        Assert.All(report.Greengrass.Drift!.SelectMany(d => d.Devices), name => Assert.StartsWith("lyon-", name, StringComparison.Ordinal));
        var production = report.Greengrass.Rollouts.Single(r => r.Target == "Production");
        Assert.Equal(Status("-ThingGroup Production").Devices.Count(d => d.CoreDeviceThingName.StartsWith("lyon-", StringComparison.Ordinal) && !d.HasLeft), production.Targeted);

        // The command that repeats it names the same devices again.
        Assert.Contains($"ConvertFrom-Json).greengrass.devices | Export-IoTFleetReport {Page}", report.Command);
    }

    [Fact]
    public void Piped_things_names_and_earlier_devices_are_taken_others_are_not()
    {
        Seeded();
        var things = Report("", "Get-MIManagedThing -Role CONTROLLER | ");
        Assert.Null(things.Greengrass);
        Assert.All(things.ManagedThings!.Things, t => Assert.Equal("CONTROLLER", t.Role));
        Assert.NotEmpty(things.ManagedThings.Things);
        Assert.Equal("123456789012", things.Account);
        Assert.Equal(["berlin-gw-0001"], Report("", "'berlin-gw-0001' | ").Greengrass!.Devices.Select(d => d.CoreDeviceThingName));
        Assert.Equal(2, Report("-InputObject 'berlin-gw-0001', 'berlin-gw-0002'").Greengrass!.Devices.Count);
        Assert.Contains("nowhere", Assert.Single(Report("", "'berlin-gw-0001', 'nowhere' | ").CannotSee));
        Assert.StartsWith("NotOfAFleet", Fails($"Get-GGThingGroup Production | Export-IoTFleetReport '{Page}' -Force").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipeline_that_gives_nothing_is_not_the_whole_account()
    {
        Group("press", 2);
        var result = Result($"Get-GGCoreDevice -Status UNHEALTHY | Export-IoTFleetReport '{Page}' -PassThru");
        Assert.Empty(result.Errors);
        Assert.Contains(result.Warnings, w => w.ToString()!.Contains("empty", StringComparison.Ordinal));
        Assert.Equal(0, ((FleetReport)result.Output.Single()!.BaseObject).Greengrass!.Health.Total);
    }

    [Fact]
    public void Without_rights_on_AWS_IoT_the_rest_is_told_and_what_is_missing_too()
    {
        Group("press", 3);
        Deploy("press");
        Advance(5);
        Deny("ListThingGroups", "ListThingsInThingGroup", "ListJobExecutionsForJob", "DescribeThing", "DescribeThingGroup", "DescribeJobExecution");
        var result = Result($"Export-IoTFleetReport '{Page}' -PassThru");
        Assert.Empty(result.Errors);
        var report = (FleetReport)result.Output.Single()!.BaseObject;
        Assert.Equal((3, 0), (report.Greengrass!.Health.Total, report.Greengrass.Groups.Count));
        Assert.Equal((RolloutVerdict.Unconfirmed, 3), (report.Greengrass.Rollouts[0].Verdict, report.Greengrass.Rollouts[0].Succeeded));
        Assert.Contains(report.CannotSee, t => t.Contains("iot:ListThingGroups", StringComparison.Ordinal));
        Assert.Contains(report.CannotSee, t => t.Contains("iot:ListJobExecutionsForJob", StringComparison.Ordinal));
        Assert.NotEmpty(result.Warnings);
        Assert.Equal("123456789012", report.Account);
    }

    [Fact]
    public void One_service_that_refuses_does_not_hide_the_other()
    {
        Group("press", 2);
        Deny("ListManagedThings");
        var report = Report();
        Assert.Null(report.ManagedThings);
        Assert.Contains("managed things", Assert.Single(report.CannotSee));
        Deny("ListCoreDevices");
        Assert.Equal("AccessDeniedException,IoTFleet.Reports.ExportIoTFleetReport", Fails($"Export-IoTFleetReport '{Page}' -Force").FullyQualifiedErrorId);
    }

    [Fact]
    public void Quick_asks_no_device_that_is_well()
    {
        Seeded(40, 10);
        Connected.Requests.Clear();
        var report = Report("-Quick");
        var unhealthy = report.Greengrass!.Devices.Count(d => d.Status == "UNHEALTHY");
        Assert.Equal(unhealthy, Connected.Requests.Entries.Count(r => r.Operation == "ListInstalledComponents"));
        Assert.DoesNotContain(Connected.Requests.Entries, r => r.Operation == "GetManagedThingConnectivityData");
        Assert.Null(report.Greengrass.Drift);
        Assert.Empty(report.Greengrass.NucleusVersions);
        Assert.Equal(((FleetSummary)One("Get-GGFleetSummary -Quick")!).BrokenComponents.Sum(b => b.Count), report.Greengrass.BrokenComponents.Sum(b => b.Count));
    }

    [Fact]
    public void Each_device_is_asked_once()
    {
        Seeded(40, 10);
        Connected.Requests.Clear();
        Report();
        var devices = Connected.Requests.Entries.Where(r => r.Operation == "ListInstalledComponents").ToList();
        Assert.Equal(40, devices.Count);
        Assert.DoesNotContain(Connected.Requests.Entries, r => !r.IsReadOnly);
    }

    [Fact]
    public void The_command_that_repeats_it_holds_no_key()
    {
        Group("press", 1);
        var url = ((IoTFleet.Sandbox.SandboxServer)One("Start-IoTFleetSandbox")!).Endpoint.AbsoluteUri;
        try
        {
            var command = Report($"-EndpointUrl {url} -AccessKey AKIAEXAMPLE -SecretKey verysecret -StaleAfter 2.00:00 -Quick").Command!;
            Assert.Equal($"Export-IoTFleetReport {Page} -StaleAfter 2.00:00:00 -Quick -EndpointUrl {url} -Region us-east-1 -Force", command);
            Assert.DoesNotContain("verysecret", File.ReadAllText(Page));
        }
        finally
        {
            Run("Stop-IoTFleetSandbox");
        }
    }

    [Fact]
    public void Ten_thousand_devices_take_seconds()
    {
        Seeded(10_000, 100);
        var watch = Stopwatch.StartNew();
        var report = Report("-Quick");
        Assert.Equal(10_000, report.Greengrass!.Devices.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
        Assert.True(new FileInfo(Page).Length < 12_000_000, $"{new FileInfo(Page).Length}");
    }}
