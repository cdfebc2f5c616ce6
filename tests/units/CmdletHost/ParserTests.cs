using System.Collections;
using Xunit;

namespace IoTFleet.Tests.CmdletHost;

public sealed class ParserTests : HostTest
{
    [Theory]
    [InlineData("'a''b'", "a'b")]
    [InlineData("\"a`tb\"\"c\"", "a\tb\"c")]
    [InlineData("12", 12)]
    [InlineData("-7", -7)]
    [InlineData("2kb", 2048)]
    [InlineData("1.5", 1.5)]
    [InlineData("0x1F", 31)]
    [InlineData("3000000000", 3000000000L)]
    [InlineData("$true", true)]
    [InlineData("(1,2,3).Count", 3)]
    [InlineData("(1,2,3)[-1]", 3)]
    [InlineData("@(Get-SampleThing 2).Count", 2)]
    [InlineData("(Get-SampleThing 1).Name", "thing1")]
    [InlineData("@{ a = @{ b = 5 } }.a.b", 5)]
    [InlineData("[int]'42'", 42)]
    [InlineData("[timespan]'00:01:00'.TotalSeconds", null)]
    [InlineData("3 -gt 2 -and -not $false", true)]
    [InlineData("'abc' -like 'A*'", true)]
    [InlineData("5 -in 1,5", true)]
    public void Reads_values(string pipeline, object? expected)
    {
        if (expected is not null)
            Assert.Equal(expected, One(pipeline));
    }

    [Fact]
    public void Ranges_and_arrays_start_a_pipeline()
    {
        Assert.Equal(new object[] { 1, 2, 3 }, Run("1..3"));
        Assert.Equal(new object[] { 3, 2 }, Run("3..2"));
        Assert.Equal(new object[] { "a", "b" }, Run("'a', 'b'"));
    }

    [Fact]
    public void Hashtables_nest_and_take_lines_or_semicolons()
    {
        var tag = (Hashtable)Bind("ssb x -Tag @{ one = 1; 'two words' = @{ deep = @('a', 'b')\n more = $null }\n three = 3kb }").Tag;
        Assert.Equal(1, tag["ONE"]);
        Assert.Equal(3072, tag["three"]);
        var nested = (Hashtable)tag["two words"]!;
        Assert.Equal(new object[] { "a", "b" }, nested["deep"]);
        Assert.True(nested.ContainsKey("more"));
    }

    [Theory]
    [InlineData("ssb a,b", "a,b")]
    [InlineData("ssb a , 'b c'", "a,b c")]
    [InlineData("ssb arn:aws:iot:eu-west-1:1:thing/x*", "arn:aws:iot:eu-west-1:1:thing/x*")]
    [InlineData("ssb 007", "007")]
    [InlineData("ssb -Name:x", "x")]
    [InlineData("ssb -Na x", "x")]
    [InlineData("ssb -Id x", "x")]
    [InlineData("ssb (Get-SampleThing 2).Name", "thing1,thing2")]
    [InlineData("ssb \"$known-$env:SAMPLE_NONE.\"", "value-.")]
    [InlineData("ssb $known", "value")]
    [InlineData("ssb pre-$known", "pre-value")]
    [InlineData("ssb `\n x # comment", "x")]
    public void Reads_arguments(string pipeline, string name)
    {
        Session.SetVariable("known", "value");
        Assert.Equal(name, string.Join(',', (string[])Bind(pipeline).Name));
    }

    [Theory]
    [InlineData("Get-SampleThin", "Did you mean Get-SampleThing?")]
    [InlineData("Get-SampleThing; Get-SampleThing", "column 18")]
    [InlineData("Get-SampleThing > file", "Redirections")]
    [InlineData("Get-SampleThing && Get-SampleThing", "&&")]
    [InlineData("$x = 1", "'=' was not expected")]
    [InlineData("ssb $nothing", "no variable $nothing")]
    [InlineData("ssb 'open", "no closing quote")]
    [InlineData("ssb @{a=1", "no closing }")]
    [InlineData("1..3 | % { $_ * 2 }", "column 15")]
    [InlineData("'a'.ToUpper()", "Methods")]
    [InlineData("$(1)", "plain parentheses")]
    [InlineData("1 | 2", "start of a pipeline")]
    [InlineData("", "There is no pipeline")]
    [InlineData("Get-SampleThing | ", "ends too early")]
    public void Says_what_it_does_not_know_and_where(string pipeline, string message)
    {
        string text = Fails(pipeline).ToString();
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.Contains("PowerShell", text, StringComparison.Ordinal);
    }
}
