using Amazon.IoTManagedIntegrations;
using IoTFleet.Sandbox.ManagedIntegrations.Ota;
using IoTFleet.Sandbox.ManagedIntegrations.State;
using Xunit;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class ScheduleAndQueryTests
{
    private static readonly DateTime Saturday = new(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("cron(0 18 ? * * *)", "2026-01-31 18:00")]
    [InlineData("cron(0 0 18 ? * * *)", "2026-01-31 18:00")]
    [InlineData("cron(30 6 ? * MON-FRI *)", "2026-02-02 06:30")]
    [InlineData("cron(0/20 12 * * ? *)", "2026-01-31 12:20")]
    [InlineData("cron(15 3 1 MAR,APR ? *)", "2026-03-01 03:15")]
    public void A_cron_expression_says_when(string text, string expected) =>
        Assert.Equal(DateTime.Parse(expected), Cron.Parse(text)!.After(Saturday));

    [Theory]
    [InlineData("0 18 * * ? *")]
    [InlineData("cron(0 18 *)")]
    [InlineData("cron(61 18 * * ? *)")]
    [InlineData("cron(x 18 * * ? *)")]
    [InlineData("cron(0/0 18 * * ? *)")]
    public void What_is_no_cron_expression_is_none(string text) => Assert.Null(Cron.Parse(text));

    [Fact]
    public void A_window_is_open_for_its_duration()
    {
        var window = MaintenanceWindow.Parse("cron(0 11 * * ? *)", 90)!;
        Assert.Equal(Saturday, window.NextOpening(Saturday));
        Assert.Equal(Saturday.AddHours(23), window.NextOpening(Saturday.AddHours(1)));
        Assert.Null(MaintenanceWindow.Parse("2026-01-31 10:00", 60)!.NextOpening(Saturday));
        Assert.Equal(Saturday.AddHours(1), MaintenanceWindow.Parse("2026-01-31T13:00:00Z", 60)!.NextOpening(Saturday));
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("attributes.floor:2", true)]
    [InlineData("floor:2", true)]
    [InlineData("attributes.floor:>1", true)]
    [InlineData("attributes.floor:<=1", false)]
    [InlineData("model:LH*", true)]
    [InlineData("name:\"Desk lamp\"", true)]
    [InlineData("role:DEVICE AND model:Other", false)]
    [InlineData("role:CONTROLLER OR model:LH-1", true)]
    [InlineData("role:DEVICE NOT model:LH-1", false)]
    [InlineData("NOT (role:CONTROLLER OR attributes.floor:3)", true)]
    [InlineData("connectivity.connected:false", true)]
    [InlineData("attributes.none:*", false)]
    public void A_query_means_things(string text, bool expected)
    {
        var thing = new ManagedThing
        {
            Id = "1", Arn = "arn", Role = Role.DEVICE, CreatedAt = Saturday, Status = ProvisioningStatus.ACTIVATED, Material = "m",
            MaterialType = AuthMaterialType.ZIGBEE_QR_BAR_CODE, BarCode = new BarCode("m"), Name = "Desk lamp", Model = "LH-1", MetaData = new() { ["floor"] = "2" },
        };
        Assert.Equal(expected, ThingQuery.Parse(text)!(thing));
    }

    [Theory]
    [InlineData("")]
    [InlineData("role")]
    [InlineData("role:")]
    [InlineData("(role:DEVICE")]
    [InlineData("role:DEVICE)")]
    [InlineData("role:DEVICE AND")]
    [InlineData("OR role:DEVICE")]
    public void What_is_no_query_is_none(string text) => Assert.Null(ThingQuery.Parse(text));
}
