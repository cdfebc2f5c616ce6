using System.Management.Automation;
using System.Text.Json;
using IoTFleet.CmdletHost;
using Xunit;

namespace IoTFleet.Tests.CmdletHost;

public sealed class ViewTests : HostTest
{
    private const string Format = """
        <Configuration>
          <ViewDefinitions>
            <View>
              <Name>Sample</Name>
              <ViewSelectedBy><TypeName>Sample.Viewed</TypeName></ViewSelectedBy>
              <GroupBy><PropertyName>Kind</PropertyName><Label>Of kind</Label></GroupBy>
              <TableControl>
                <TableHeaders>
                  <TableColumnHeader><Label>Thing</Label><Width>6</Width></TableColumnHeader>
                  <TableColumnHeader><Alignment>Right</Alignment></TableColumnHeader>
                  <TableColumnHeader><Label>Inner</Label></TableColumnHeader>
                  <TableColumnHeader><Label>Last Seen</Label></TableColumnHeader>
                  <TableColumnHeader><Label>Called</Label></TableColumnHeader>
                </TableHeaders>
                <TableRowEntries>
                  <TableRowEntry>
                    <TableColumnItems>
                      <TableColumnItem><PropertyName>Name</PropertyName></TableColumnItem>
                      <TableColumnItem><PropertyName>State</PropertyName></TableColumnItem>
                      <TableColumnItem><ScriptBlock>$_.Deep.Value</ScriptBlock></TableColumnItem>
                      <TableColumnItem><ScriptBlock>if ($_.LastSeen) { $_.LastSeen.ToString('u') }</ScriptBlock></TableColumnItem>
                      <TableColumnItem><ScriptBlock>[IoTFleet.Tests.CmdletHost.ViewTests]::Shout($_.Deep.Word)</ScriptBlock></TableColumnItem>
                    </TableColumnItems>
                  </TableRowEntry>
                </TableRowEntries>
              </TableControl>
            </View>
          </ViewDefinitions>
        </Configuration>
        """;

    private const string Types = """
        <Types>
          <Type>
            <Name>Sample.Typed</Name>
            <Members>
              <AliasProperty><Name>ThingName</Name><ReferencedMemberName>Name</ReferencedMemberName></AliasProperty>
              <MemberSet>
                <Name>PSStandardMembers</Name>
                <Members>
                  <PropertySet>
                    <Name>DefaultDisplayPropertySet</Name>
                    <ReferencedProperties><Name>ThingName</Name><Name>B</Name></ReferencedProperties>
                  </PropertySet>
                </Members>
              </MemberSet>
            </Members>
          </Type>
        </Types>
        """;

    [Fact]
    public void A_view_chooses_columns_and_groups()
    {
        WithFile(Format, Session.LoadFormat);
        Assert.Equal(
            [
                "   Of kind: hub",
                "Thing  State Inner Last Seen Called",
                "-----  ----- ----- --------- ------",
                "alpha     ok     5 today     HEY",
                "alpha… worse     6",
                "   Of kind: leaf",
                "Thing  State Inner Last Seen Called",
                "-----  ----- ----- --------- ------",
                "b                  ",
            ],
            Lines("""
                [pscustomobject]@{ PSTypeName = 'Sample.Viewed'; Name = 'alpha'; Kind = 'hub'; State = 'ok'; Deep = @{ Value = 5; Word = 'hey' }; LastSeen = 'today' },
                [pscustomobject]@{ PSTypeName = 'Sample.Viewed'; Name = 'alphabet'; Kind = 'hub'; State = 'worse'; Deep = @{ Value = 6 } },
                [pscustomobject]@{ PSTypeName = 'Sample.Viewed'; Name = 'b'; Kind = 'leaf' }
                """).Select((line, i) => i == 8 ? line.PadRight(19) : line));
    }

    [Fact]
    public void A_type_has_aliases_and_default_properties()
    {
        WithFile(Types, HostSession.LoadTypes);
        const string Typed = "[pscustomobject]@{ PSTypeName = 'Sample.Typed'; Name = 'x'; A = 1; B = 2; C = 3; D = 4 }";
        Assert.Equal(["ThingName B", "--------- -", "x         2"], Lines(Typed));
        Assert.Equal("x", Property(One(Typed + " | ssb"), "Name"));
    }

    [Fact]
    public void Up_to_four_properties_are_a_table_and_more_a_list()
    {
        Assert.Equal(["A B C D", "- - - -", "1 2 3 4"], Lines("[pscustomobject]@{ A = 1; B = 2; C = 3; D = 4 }"));
        Assert.Equal(["A  : 1", "B  : 2", "C  : 3", "D  : 4", "EE : {1, 2}"], Lines("[pscustomobject]@{ A = 1; B = 2; C = 3; D = 4; EE = 1, 2 }"));
    }

    [Fact]
    public void Wide_tables_are_cut_to_the_width()
    {
        Session.Width = 30;
        Assert.All(Lines("[pscustomobject]@{ A = 'aaaaaaaaaaaaaaaaaaaaaaaaa'; B = 'bbbbbbbbbbbbbbbbbbbbbbbb' }"), line => Assert.True(line.Length <= 30, line));
    }

    [Fact]
    public void Json_for_programs_leaves_nulls_out_and_writes_words()
    {
        var thing = new SampleThing { Name = "x", Status = SampleStatus.Unhealthy, Seen = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) };
        PSObject wrapped = PSObject.AsPSObject(thing);
        wrapped.Properties.Add(new PSNoteProperty("Parent", "fleet"));
        using var json = JsonDocument.Parse(HostSession.ToJson([wrapped, new PSObject(new SampleThing())]));
        Assert.Equal("""{"Name":"x","Status":"Unhealthy","Size":0,"Seen":"2026-01-02T03:04:05Z","Parent":"fleet"}""", JsonSerializer.Serialize(json.RootElement[0]));
        Assert.False(json.RootElement[1].TryGetProperty("Name", out _));
    }

    /// <summary>What a view calls.</summary>
    public static string? Shout(object? word) => word?.ToString()?.ToUpperInvariant();

    private static void WithFile(string text, Action<string> use)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private string[] Lines(string pipeline) =>
        Session.Format(Session.Run(pipeline).Output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
