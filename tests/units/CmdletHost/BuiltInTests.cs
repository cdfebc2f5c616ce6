using System.Management.Automation;
using Xunit;

namespace IoTFleet.Tests.CmdletHost;

public sealed class BuiltInTests : HostTest
{
    [Theory]
    [InlineData("Get-SampleThing 4 | Where-Object Status -eq Unhealthy", "thing1,thing3")]
    [InlineData("Get-SampleThing 4 | ? Name -like *2", "thing2")]
    [InlineData("Get-SampleThing 4 | where Size -ge 30", "thing3,thing4")]
    [InlineData("Get-SampleThing 4 | where Name -in thing1,thing4", "thing1,thing4")]
    [InlineData("Get-SampleThing 4 | where { $_.Size -gt 10 -and $_.Status -ne 'Healthy' }", "thing3")]
    [InlineData("Get-SampleThing 4 | where Name -match '[12]$'", "thing1,thing2")]
    [InlineData("Get-SampleThing 4 | where -Not Seen | select -Last 1", "thing4")]
    [InlineData("Get-SampleThing 4 | select -Skip 1 -First 2", "thing2,thing3")]
    [InlineData("Get-SampleThing 4 | sort Size -Descending | select -First 1", "thing4")]
    [InlineData("Get-SampleThing 4 | sort Status, Name", "thing2,thing4,thing1,thing3")]
    public void Filters_and_sorts(string pipeline, string names) => Assert.Equal(names, string.Join(',', Run(pipeline).Select(t => Property(t, "Name"))));

    [Fact]
    public void Select_takes_properties()
    {
        object? selected = One("Get-SampleThing 1 | select Na*, @{ n = 'Twice'; e = { $_.Size } }, Parent");
        Assert.Equal(["Name", "Twice", "Parent"], ((PSObject)selected!).Properties.Select(p => p.Name));
        Assert.Equal("fleet", Property(selected, "Parent"));
        Assert.Equal(["thing1", "thing2"], Run("Get-SampleThing 2 | select -ExpandProperty Name"));
        Assert.Equal(["thing1", "thing2"], Run("Get-SampleThing 2 | % Name"));
        Assert.Equal(new object[] { 1, 2 }, Run("1,2,1 | select -Unique"));
        Assert.Equal(new object[] { 3, 4, 5, 10 }, Run("1..10 | select -Skip 2 -First 3 -Last 1"));
        Assert.Equal(new object[] { 3, 4 }, Run("1..5 | select -Last 2 -Skip 1"));
        Assert.DoesNotContain("Name", ((PSObject)One("Get-SampleThing 1 | select * -ExcludeProperty Name")!).Properties.Select(p => p.Name));
    }

    [Fact]
    public void Groups_and_measures()
    {
        Assert.Equal(["Healthy:1", "Unhealthy:2"], Run("Get-SampleThing 3 | group Status").Select(g => $"{Property(g, "Name")}:{Property(g, "Count")}"));
        object? measured = One("Get-SampleThing 3 | measure Size -Sum -Average -Minimum -Maximum");
        Assert.Equal((3, 60.0, 20.0, 10.0, 30.0), ((int)Property(measured, "Count")!, Property(measured, "Sum"), Property(measured, "Average"), Property(measured, "Minimum"), Property(measured, "Maximum")));
        Assert.Equal(3, One("(Get-SampleThing 3 | measure).Count"));
    }

    [Fact]
    public void Json_is_as_in_PowerShell()
    {
        Assert.Equal("""{"a":1,"b":[true,null,"x"]}""", One("[pscustomobject]@{ a = 1; b = $true, $null, 'x' } | ConvertTo-Json -Compress"));
        Assert.Equal("""{"Name":"thing1","Status":1}""", One("Get-SampleThing 1 | select Name, Status | ConvertTo-Json -Compress"));
        Assert.Single(Session.Run("@{ a = @{ b = @{ c = @{ d = 1 } } } } | ConvertTo-Json").Warnings);
    }

    [Fact]
    public void Tables_and_lists_show_what_is_asked_for()
    {
        string table = Session.Format(Session.Run("Get-SampleThing 2 | ft Name, Size").Output);
        Assert.Equal(["Name   Size", "----   ----", "thing1   10", "thing2   20"], Lines(table));
        Assert.Equal(["Name : thing1", "Size : 10"], Lines(Session.Format(Session.Run("Get-SampleThing 1 | fl Name, Size").Output)));
        Assert.Equal(["1", "x"], Lines(Session.Format(Session.Run("1, 'x'").Output)));
    }

    private static string[] Lines(string text) => text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
