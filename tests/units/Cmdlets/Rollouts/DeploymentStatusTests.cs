using IoTFleet.Core.Greengrass.Rollouts;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.Rollouts;

public sealed class DeploymentStatusTests : RolloutTest
{
    [Fact]
    public void Counts_every_device_and_says_why_the_failed_ones_failed()
    {
        Group("press", 6);
        Sandbox.Devices.FailNextDeployment("press-02", "The disk is full.", ["DEPLOYMENT_FAILURE", "ARTIFACT_DOWNLOAD_ERROR", "DISK_SPACE_CRITICAL"], ["DEVICE_ERROR"]);
        Sandbox.Devices.RejectNextDeployment("press-05", "No.");
        var id = Deploy("press");
        Advance(5);
        var status = Status(id);
        Assert.Equal(RolloutVerdict.PartlyFailed, status.Verdict);
        Assert.Equal("COMPLETED", status.DeploymentStatus!.Value);
        Assert.Equal((6, 4, 2), (status.Targeted, status.Succeeded, status.Failed));
        Assert.Equal(["press-02", "press-05"], status.FailedDevices.Select(d => d.CoreDeviceThingName));
        var full = status.FailedDevices[0];
        Assert.Contains("The disk is full.", full.Reason);
        Assert.Equal("DISK_SPACE_CRITICAL", full.ErrorCode);
        Assert.Equal(["DEVICE_ERROR"], full.ErrorTypes);
        Assert.Equal(RolloutDeviceStatus.Rejected, status.FailedDevices[1].Status);
        Assert.Equal(RolloutSource.JobAndGroup, status.Source);
        Assert.Empty(status.CannotSee);
    }

    [Fact]
    public void All_devices_succeed()
    {
        Group("press", 3);
        var id = Deploy("press");
        Advance(5);
        var status = Status(id);
        Assert.Equal(RolloutVerdict.Succeeded, status.Verdict);
        Assert.Null(status.Trouble);
        Assert.Equal(0, Sandbox.Requests.CountOf("GetCoreDevice") + Sandbox.Requests.CountOf("ListEffectiveDeployments"));
    }

    [Fact]
    public void Offline_devices_are_not_reported_and_become_stale()
    {
        Group("press", 3);
        Sandbox.Devices.Disconnect("press-03");
        var id = Deploy("press");
        Advance(5);
        var status = Status($"-ThingGroup press");
        Assert.Equal(id, status.DeploymentId);
        Assert.Equal(RolloutVerdict.InProgress, status.Verdict);
        Assert.Equal("press-03", Assert.Single(status.NotReportedDevices).CoreDeviceThingName);
        Assert.Empty(status.StaleDevices);
        Advance(26 * 60);
        status = Status(id);
        Assert.Equal("press-03", Assert.Single(status.StaleDevices).CoreDeviceThingName);
        Assert.Contains("press-03", status.Trouble);
        Assert.Empty(Status($"{id} -StaleAfter 30.00:00:00").StaleDevices);
    }

    [Fact]
    public void Devices_that_left_do_not_count()
    {
        Group("press", 3);
        Sandbox.Devices.FailNextDeployment("press-01", "no");
        var id = Deploy("press");
        Advance(5);
        Sandbox.Devices.Leave("press-01", "press");
        var status = Status(id);
        Assert.Equal(RolloutVerdict.Succeeded, status.Verdict);
        Assert.Equal("press-01", Assert.Single(status.LeftDevices).CoreDeviceThingName);
        Assert.Equal(2, status.Targeted);
    }

    [Fact]
    public void A_thing_that_is_no_core_device_is_told_apart()
    {
        Group("press", 1);
        Sandbox.Devices.AddThing("printer");
        Sandbox.Devices.Join("printer", "press");
        var id = Deploy("press");
        Advance(5);
        var status = Status(id);
        Assert.False(Assert.Single(status.NotReportedDevices).IsCoreDevice);
        Assert.Contains("no core device: printer", status.Trouble);
    }

    [Fact]
    public void Cancelled_superseded_and_empty()
    {
        Group("press", 2);
        Sandbox.Devices.Disconnect("press-02");
        Sandbox.Devices.AddThingGroup("empty");
        var first = Deploy("press");
        Advance(5);
        var second = Deploy("press");
        Assert.Equal(RolloutVerdict.Superseded, Status(first).Verdict);
        Assert.Equal(RolloutVerdict.InProgress, Status(second).Verdict);
        Assert.Equal(RolloutVerdict.NoDevices, Status(Deploy("empty")).Verdict);
    }

    [Fact]
    public void A_core_device_of_its_own()
    {
        Group("press", 1);
        Sandbox.Devices.FailNextDeployment("press-01", "no");
        Run($"New-GGDeployment -CoreDevice press-01 -Component @{{ '{Dashboard}' = '3.1.4' }}");
        Advance(5);
        var status = Status("-CoreDevice press-01");
        Assert.Equal(RolloutVerdict.Failed, status.Verdict);
        Assert.Equal(RolloutSource.Device, status.Source);
        Assert.Contains("no", Assert.Single(status.FailedDevices).Reason);
    }

    [Fact]
    public void A_sub_deployment_mends_what_failed()
    {
        Group("press", 4);
        Sandbox.Devices.AddThingGroup("retry");
        Sandbox.Devices.FailNextDeployment("press-01", "no");
        Sandbox.Devices.FailNextDeployment("press-02", "no");
        var id = Deploy("press");
        Advance(5);
        Sandbox.Devices.Join("press-01", "retry");
        var sub = Deploy("retry", more: "-ParentTargetArn arn:aws:iot:us-east-1:123456789012:thinggroup/press");
        Advance(5);
        var status = Status(id);
        Assert.Equal(sub, Assert.Single(status.SubDeployments).DeploymentId);
        Assert.Equal(sub, Assert.Single(status.RecoveredDevices).RecoveredBy);
        Assert.Equal("press-02", Assert.Single(status.FailedDevices).CoreDeviceThingName);
        Assert.Equal(RolloutVerdict.PartlyFailed, status.Verdict);
        Assert.EndsWith("thinggroup/press", Status(sub).ParentTargetArn);
    }

    [Fact]
    public void Without_rights_on_AWS_IoT_it_works_from_Greengrass_and_warns_once()
    {
        Group("press", 4);
        Group("saw", 1);
        Deploy("press");
        Deploy("saw");
        Advance(5);
        Sandbox.Devices.FailNextDeployment("press-02", "The disk is full.");
        var id = Deploy("press", "@{ 'com.example.Diagnostics' = '0.3.0' }");
        Advance(5);
        Deny("ListJobExecutionsForJob", "ListThingsInThingGroup", "DescribeThingGroup", "DescribeJobExecution");
        var result = Result("Get-GGDeploymentStatus -ThingGroup press, saw");
        Assert.Empty(result.Errors);
        Assert.Single(result.Warnings);
        Assert.Contains("ListJobExecutionsForJob", result.Warnings[0]);
        var status = (RolloutStatus)result.Output[0]!.BaseObject;
        Assert.Equal(id, status.DeploymentId);
        Assert.Equal(RolloutSource.GreengrassOnly, status.Source);
        Assert.Equal(RolloutVerdict.PartlyFailed, status.Verdict);
        Assert.Contains("The disk is full.", Assert.Single(status.FailedDevices).Reason);
        Assert.Equal(RolloutVerdict.Unconfirmed, ((RolloutStatus)result.Output[1]!.BaseObject).Verdict);
    }

    [Fact]
    public void Without_the_group_alone_the_job_tells()
    {
        Group("press", 2);
        var id = Deploy("press");
        Advance(5);
        Deny("ListThingsInThingGroup");
        var result = Result($"Get-GGDeploymentStatus {id}");
        Assert.Single(result.Warnings);
        var status = (RolloutStatus)result.Output[0]!.BaseObject;
        Assert.Equal((RolloutSource.Job, RolloutVerdict.Succeeded), (status.Source, status.Verdict));
    }

    [Fact]
    public void Thousands_of_devices_cost_a_few_calls()
    {
        Sandbox.Devices.AddThingGroup("mill");
        for (var i = 0; i < 2000; i++) Sandbox.Devices.Add($"mill-{i:D4}", "mill");
        for (var i = 0; i < 30; i++) Sandbox.Devices.FailNextDeployment($"mill-{i * 50:D4}", "no");
        var id = Deploy("mill");
        Advance(10);
        Sandbox.Requests.Clear();
        var result = Result($"Get-GGDeploymentStatus {id}");
        var status = (RolloutStatus)result.Output[0]!.BaseObject;
        Assert.Equal((2000, 1970, 30), (status.Targeted, status.Succeeded, status.Failed));
        Assert.All(status.FailedDevices, d => Assert.NotNull(d.Reason));
        Assert.Single(status.Failures);
        Assert.InRange(Sandbox.Requests.Count, 1, 100);
        Assert.NotEmpty(result.Progress);
    }

    [Fact]
    public void Many_open_devices_are_read_in_one_list_beside_what_failed()
    {
        var id = DeployToHundreds();
        Sandbox.Faults.Latency = TimeSpan.FromMilliseconds(20);
        Sandbox.Requests.Clear();
        var result = Result($"Get-GGDeploymentStatus {id}");
        var status = (RolloutStatus)Assert.Single(result.Output)!.BaseObject;
        Assert.Equal((640, 20, 40, 580), (status.Targeted, status.Succeeded, status.Failed, status.NotReported));
        Assert.All(status.FailedDevices, d => Assert.Contains("no", d.Reason));
        Assert.All(status.NotReportedDevices, d => Assert.NotNull(d.LastReported));
        Assert.Equal(0, Sandbox.Requests.CountOf("GetCoreDevice"));
        Assert.Equal(7, Sandbox.Requests.CountOf("ListCoreDevices"));
        Assert.Equal(40, Sandbox.Requests.CountOf("ListEffectiveDeployments"));
        var operations = Sandbox.Requests.Entries.Select(r => r.Operation).ToList();
        var beside = operations.Take(operations.LastIndexOf("ListCoreDevices")).Count(operation => operation == "ListEffectiveDeployments");

        // Two at once; all at once would be done before the second page.
        Assert.InRange(beside, 1, 39);
    }

    [Fact]
    public void Many_open_devices_whose_list_is_refused_are_an_error_before_what_failed_is_read()
    {
        var id = DeployToHundreds();
        Deny("ListCoreDevices");
        Sandbox.Requests.Clear();
        var result = Result($"Get-GGDeploymentStatus {id}");
        Assert.Empty(result.Output);
        Assert.Contains("ListCoreDevices", Assert.Single(result.Errors).Exception.ToString());
        Assert.InRange(Sandbox.Requests.CountOf("ListEffectiveDeployments"), 0, 4);
    }

    [Fact]
    public void Takes_deployments_from_the_pipeline_in_their_order()
    {
        Group("press", 1);
        Group("saw", 1);
        var ids = new[] { Deploy("press"), Deploy("saw") };
        Assert.Equal(ids, Run($"'{ids[0]}', '{ids[1]}' | Get-GGDeploymentStatus").Cast<RolloutStatus>().Select(s => s.DeploymentId));
        Assert.Equal(2, Run("Get-GGDeployment | Get-GGDeploymentStatus").Count);
        Assert.Single(Run($"Get-GGDeployment {ids[0]} | Get-GGDeploymentStatus"));
        Assert.Equal(ids[1], ((RolloutStatus)One($"Get-GGDeploymentStatus {ids[1]} | Get-GGDeploymentStatus")!).DeploymentId);
    }

    [Fact]
    public void An_unknown_deployment_is_its_own_error()
    {
        Group("press", 1);
        var id = Deploy("press");
        var result = Result($"Get-GGDeploymentStatus 00000000-0000-0000-0000-000000000000, {id}");
        Assert.Single(result.Output);
        Assert.Equal("00000000-0000-0000-0000-000000000000", Assert.Single(result.Errors).TargetObject);
        Sandbox.Devices.AddThingGroup("empty");
        Assert.Contains("Nothing has been deployed", Fails("Get-GGDeploymentStatus -ThingGroup empty").ToString());
    }

    [Fact]
    public void The_view_says_what_is_wrong_and_what_to_type()
    {
        Group("press", 3);
        Sandbox.Devices.FailNextDeployment("press-02", "The disk is full.");
        var id = Deploy("press");
        Advance(5);
        var text = Session.Format(Result($"Get-GGDeploymentStatus {id}").Output);
        Assert.Contains("PartlyFailed", text);
        Assert.Contains("The disk is full.", text);
        Assert.Contains("press-02", text);
        Assert.Contains("Update-GGDeployment -ThingGroup press", text);
    }

    // 20 succeed, 40 fail and 580 are not there.
    private string DeployToHundreds()
    {
        Sandbox.Devices.AddThingGroup("mill");
        for (var i = 0; i < 640; i++)
        {
            var name = $"mill-{i:D3}";
            Sandbox.Devices.Add(name, "mill");
            if (i < 40) Sandbox.Devices.FailNextDeployment(name, "no");
            else if (i >= 60) Sandbox.Devices.Disconnect(name);
        }

        var id = Deploy("mill");
        Advance(10);
        return id;
    }
}
