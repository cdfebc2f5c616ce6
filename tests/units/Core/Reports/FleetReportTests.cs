using System.Text;
using IoTFleet.Core.Greengrass.Rollouts;
using IoTFleet.Core.Greengrass.Summaries;
using IoTFleet.Core.Reports;
using IoTFleet.Core.Sessions;
using IoTFleet.Sandbox;
using Xunit;

namespace IoTFleet.Tests.Core.Reports;

public sealed class FleetReportTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_file);

    private static Task<FleetReport> ReadAsync(IoTFleet.Sandbox.Sandbox sandbox, FleetReportOptions? options = null) =>
        FleetReportReader.ReadAsync(SessionFactory.Get(new SessionSettings { Handler = sandbox.CreateHandler() }), (options ?? new()) with { UtcNow = () => sandbox.Clock.UtcNow }, Cancel);

    private static IoTFleet.Sandbox.Sandbox Fleet(int devices = 40, int things = 10) => new(new SandboxOptions { CoreDevices = devices, ManagedThings = things, Speed = 0 });

    [Fact]
    public async Task A_report_is_read_back_as_it_was_written()
    {
        var report = await ReadAsync(Fleet());
        var bytes = FleetReportFile.Write(report);
        File.WriteAllBytes(_file, bytes);
        var again = FleetReportFile.Read(_file);
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(FleetReportFile.Write(again)));
        Assert.Equal(40, again.Greengrass!.Devices.Count);
        Assert.Equal(report.Greengrass!.Rollouts.Select(r => r.Verdict), again.Greengrass.Rollouts.Select(r => r.Verdict));
        Assert.Contains(again.Greengrass.Rollouts, r => r.Verdict == RolloutVerdict.PartlyFailed);
        Assert.Empty((again with { TakenAt = again.TakenAt.AddHours(1) }).Since(again).Changes!.Items);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"format\":2,\"takenAt\":\"2026-01-01T00:00:00Z\",\"account\":\"1\",\"region\":\"x\"}")]
    [InlineData("{\"format\":1,\"takenAt\":\"2026-01-01T00:00:00Z\",\"account\":null,\"region\":\"x\"}")]
    [InlineData("{\"format\":1,\"takenAt\":\"yesterday\",\"account\":\"1\",\"region\":\"x\"}")]
    public void What_is_no_report_is_refused_by_name(string text)
    {
        File.WriteAllText(_file, text);
        Assert.Contains(_file, Assert.Throws<FleetReportException>(() => FleetReportFile.Read(_file)).Message);
    }

    [Fact]
    public async Task Text_that_is_markup_ends_no_script_block()
    {
        var sandbox = Fleet(3, 0);
        const string Name = "</script><script>alert(1)</script>\u2028<!--";
        sandbox.Devices.Add(Name);
        var report = await ReadAsync(sandbox);
        Assert.Contains(report.Greengrass!.Devices, d => d.CoreDeviceThingName == Name);
        var json = Encoding.UTF8.GetString(FleetReportFile.Write(report));
        Assert.Matches("^[ -~]*$", json);
        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain("alert(1)</script>", Encoding.UTF8.GetString(FleetReportPage.Write(report)));
    }

    [Fact]
    public async Task A_later_or_foreign_report_is_none_to_compare_with()
    {
        var report = await ReadAsync(Fleet(3, 0));
        Assert.Throws<FleetReportException>(() => report.Since(report with { TakenAt = report.TakenAt.AddMinutes(1) }));
        Assert.Throws<FleetReportException>(() => report.Since(report with { Account = "210987654321" }));
        Assert.Empty(report.Since(report with { Account = "unknown" }).Changes!.Items);
    }

    [Fact]
    public async Task Changes_name_what_came_went_and_changed()
    {
        var sandbox = Fleet();
        var before = await ReadAsync(sandbox);
        var sick = before.Greengrass!.Devices.First(d => d.Health == DeviceHealth.Unhealthy).CoreDeviceThingName;
        sandbox.Devices.Repair(sick);
        sandbox.Devices.Add("new-01", "Site-Lyon");
        var thing = before.ManagedThings!.Things.First(t => t.Connectivity == "Connected");
        sandbox.Things.Disconnect(thing.ManagedThingId);
        var changes = (await ReadAsync(sandbox)).Since(before).Changes!.Items;
        Assert.Contains(new FleetReportChange(FleetReportSubject.CoreDevice, sick, "Unhealthy", "Healthy"), changes);
        Assert.Contains(new FleetReportChange(FleetReportSubject.CoreDevice, "new-01", null, "Healthy"), changes);
        Assert.Contains(new FleetReportChange(FleetReportSubject.ManagedThing, thing.ManagedThingName!, "ACTIVATED, Connected", "ACTIVATED, Disconnected"), changes);
        Assert.Contains(changes, c => c.About == FleetReportSubject.BrokenComponent && c.Before!.Contains(sick));
        Assert.DoesNotContain(changes, c => c.About == FleetReportSubject.Nucleus);
    }

    [Fact]
    public async Task Ages_part_at_the_limit_of_staleness()
    {
        var devices = (await ReadAsync(Fleet())).Greengrass!;
        Assert.Equal(["up to 1 h", "1 to 6 h", "6 to 12 h", "12 to 25 h", "25 h to 3 d", "3 to 7 d", "7 to 30 d", "over 30 d"], devices.Ages.Select(a => a.Name));
        Assert.Equal(devices.Health.Stale, devices.Ages.Where(a => a.IsStale).Sum(a => a.Count));
        var strict = (await ReadAsync(Fleet(), new FleetReportOptions { StaleAfter = TimeSpan.FromHours(2) })).Greengrass!;
        Assert.Equal(strict.Health.Stale, strict.Ages.Where(a => a.IsStale).Sum(a => a.Count));
        Assert.True(strict.Health.Stale > devices.Health.Stale);
    }

    [Fact]
    public async Task One_cause_that_hits_many_is_told_once()
    {
        var sandbox = Fleet(20, 0);
        sandbox.Faults.Add(new FaultRule { Operation = "ListInstalledComponents", StatusCode = 403, ErrorCode = "AccessDeniedException", Message = "Not allowed." });
        var report = await ReadAsync(sandbox);
        Assert.Equal("the components of core device austin-gw-0001, austin-gw-0002, austin-gw-0003 and 17 more: Not allowed.", Assert.Single(report.CannotSee));
        Assert.Empty(report.Greengrass!.BrokenComponents);
    }

    [Fact]
    public async Task A_throttled_service_is_read_whole()
    {
        var sandbox = Fleet(60, 0);
        sandbox.Faults.CallsPerSecond = 150;
        var report = await ReadAsync(sandbox);
        Assert.Empty(report.CannotSee);
        Assert.Equal(60, report.Greengrass!.NucleusVersions.Sum(v => v.Total));
    }
}
