using System.Collections;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.ManagedIntegrations;

public sealed class CommandTests : ThingsTest
{
    private object? Value(string property) => Member(Assert.Single(Run($"Get-MIManagedThingState {Lamp}"), p => Text(p, "Property") == property), "Value");

    [Theory]
    [InlineData("-Endpoint 1 -Capability matter.OnOff -Action On")]
    [InlineData("-Capability matter.onoff@1.4 -Action On")]
    [InlineData("-Endpoint 1 -Capability matter.OnOff@1.4 -Version 6 -Action On")]
    [InlineData("-Command @{ EndpointId = 1; Capabilities = @{ Id = 'matter.OnOff@1.4'; Name = 'On/Off'; Version = 6; Actions = @{ Name = 'On' } } }")]
    [InlineData("""-Command '{"endpointId":"1","capabilities":[{"id":"matter.OnOff@1.4","name":"On/Off","version":"6","actions":[{"name":"On"}]}]}'""")]
    public void A_lamp_is_switched_on(string arguments)
    {
        var answer = One($"Send-MIManagedThingCommand {Lamp} {arguments}");
        Assert.Equal(Sandbox.Things.Commands[^1].TraceId, Text(answer, "TraceId"));
        Assert.Equal(Text(One($"Get-MIManagedThing {Lamp}"), "Id"), Text(answer, "ManagedThingId"));
        Assert.Equal(true, Value("OnOff"));
    }

    [Theory]
    [InlineData("@{ Level = 33 }")]
    [InlineData("""'{"Level":33}'""")]
    public void Parameters_are_documents(string parameter)
    {
        Run($"Send-MIManagedThingCommand {Lamp} -Capability matter.LevelControl -Action MoveToLevel -Parameter {parameter}");
        Assert.Equal(33, Value("CurrentLevel"));
    }

    [Fact]
    public void What_the_thing_has_not_is_told_with_what_it_has()
    {
        var text = Fails($"Send-MIManagedThingCommand {Lamp} -Capability matter.DoorLock -Action LockDoor").ToString();
        Assert.Contains("has no capability 'matter.DoorLock'. It reports: matter.OnOff (endpoint 1)", text);
        Assert.Equal(0, Sandbox.Requests.CountOf("SendManagedThingCommand"));
    }

    [Fact]
    public void Words_complete_from_the_report()
    {
        var bound = new Hashtable { ["ManagedThing"] = "Home 1 Kitchen Lamp", ["Capability"] = "matter.Identify" };
        string[] Complete(string parameter, string word) => [.. Session.Complete("Send-MIManagedThingCommand", parameter, word, bound).Select(c => c.CompletionText)];
        Assert.Equal(["matter.OnOff", "matter.LevelControl", "matter.Identify"], Complete("Capability", ""));
        Assert.Equal(["matter.LevelControl"], Complete("Capability", "matter.L"));
        Assert.Equal(["Identify", "TriggerEffect"], Complete("Action", ""));
        Assert.Equal(["5"], Complete("Version", ""));
        Assert.Equal(["1"], Complete("Endpoint", ""));
    }

    [Fact]
    public void Errors_of_completion_stay_away_from_the_prompt()
    {
        Fail("GetManagedThingCapabilities", "No.");
        Assert.Empty(Session.Complete("Send-MIManagedThingCommand", "Capability", "", new Hashtable { ["ManagedThing"] = "Home 1 Kitchen Lamp" }));
        Assert.Empty(Session.Complete("Send-MIManagedThingCommand", "Action"));
        Assert.Empty(Session.Complete("Send-MIManagedThingCommand", "Capability", "", new Hashtable { ["ManagedThing"] = "nobody" }));
    }

    [Fact]
    public void Things_complete_by_name()
    {
        var lamp = Assert.Single(Session.Complete("Get-MIManagedThing", "ManagedThing", "Home 1 Kitchen L"));
        Assert.Equal(("Home 1 Kitchen Lamp", One("Get-MIManagedThing 'Home 1 Kitchen Lamp'").Properties["Id"]?.Value as string), (lamp.ListItemText, lamp.CompletionText));
        Assert.DoesNotContain(Session.Complete("Get-MICredentialLocker", "CredentialLocker"), c => c.CompletionText.Contains("Homes") || c.ToolTip.Contains("Homes"));
    }
}
