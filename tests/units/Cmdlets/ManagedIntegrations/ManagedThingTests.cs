using IoTFleet.Core.ManagedIntegrations;
using Xunit;

namespace IoTFleet.Tests.Cmdlets.ManagedIntegrations;

public sealed class ManagedThingTests : ThingsTest
{
    [Fact]
    public void Things_are_got_by_id_arn_name_and_wildcard()
    {
        var lamp = One($"Get-MIManagedThing {Lamp}");
        Assert.Equal(Text(lamp, "Id"), Text(One($"Get-MIManagedThing {Text(lamp, "Id")}"), "Id"));
        Assert.Equal(Text(lamp, "Id"), Text(One($"Get-MIManagedThing {Text(lamp, "Arn")}"), "Id"));
        Assert.Contains("Home 1 Kitchen Lamp", All("Get-MIManagedThing 'Home 1 *'", "Name"));
        Assert.Equal(30, Run("Get-MIManagedThing -PageSize 7").Count);
        Assert.All(All("Get-MIManagedThing -Role CONTROLLER", "Role"), role => Assert.Equal("CONTROLLER", role));
    }

    [Fact]
    public void A_list_for_names_is_read_once()
    {
        Sandbox.Requests.Clear();
        Run("'Home 1 Kitchen Lamp', 'Home 1 Hall Plug', 'Home 1 Hub' | Get-MIManagedThingConnectivity");
        Assert.Equal(1, Sandbox.Requests.CountOf("ListManagedThings"));
        Assert.Equal(3, Sandbox.Requests.CountOf("GetManagedThingConnectivityData"));
    }

    [Fact]
    public void An_error_names_its_thing_and_the_others_go_on()
    {
        var result = Session.Run($"'nobody', {Lamp} | Get-MIManagedThingState");
        var error = Assert.Single(result.Errors);
        Assert.Equal("nobody", error.TargetObject);
        Assert.StartsWith("State of managed thing 'nobody'", error.ToString());
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public void Things_that_overlap_come_in_their_order()
    {
        var ids = All("Get-MIManagedThing -Role DEVICE", "Id");
        Assert.Equal(ids, All("Get-MIManagedThing -Role DEVICE | Get-MIManagedThingConnectivity -ThrottleLimit 3", "ManagedThingId"));
    }

    [Fact]
    public void A_thing_is_made_changed_and_removed()
    {
        var made = One("New-MIManagedThing SN:1 ZIGBEE_QR_BAR_CODE -Name New -CredentialLocker Homes -Metadata @{ floor = 2 }");
        Run("Get-MIManagedThing New | Set-MIManagedThing -Owner me");
        var thing = One("Get-MIManagedThing New");
        Assert.Equal(("me", "New"), (Text(thing, "Owner"), Text(thing, "Name")));
        WhatIf("Remove-MIManagedThing New -Force -WhatIf");
        Run("Remove-MIManagedThing New -Force");
        Assert.Equal("ResourceNotFoundException", Fails($"Get-MIManagedThing {Text(made, "Id")}").FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void Only_what_is_given_is_sent()
    {
        var before = One($"Get-MIManagedThing {Lamp}");
        var after = One($"Set-MIManagedThing {Lamp} -Model X9 -PassThru");
        Assert.Equal("X9", Text(after, "Model"));
        foreach (var same in new[] { "Name", "Owner", "Brand", "SerialNumber", "Classification", "CredentialLockerId" })
            Assert.Equal(Text(before, same), Text(after, same));
    }

    [Fact]
    public void State_and_capabilities_are_flat()
    {
        var on = Assert.Single(Run($"Get-MIManagedThingState {Lamp}"), p => Text(p, "Property") == "OnOff");
        Assert.Equal(false, Member(on, "Value"));
        Assert.Equal("matter.OnOff", Text(on, "Capability"));
        Assert.Equal(["matter.OnOff", "matter.LevelControl", "matter.Identify"], All($"Get-MIManagedThingCapability {Lamp}", "Capability"));
        Assert.Equal("On/Off", Text(One($"Get-MIManagedThingSchema {Lamp} -Capability matter.OnOff | Select-Object -ExpandProperty Schema"), "name"));
    }

    [Fact]
    public void A_summary_counts()
    {
        var summary = (FleetSummary)One("Get-MIFleetSummary").BaseObject;
        Assert.Equal(30, summary.ThingCount);
        Assert.Equal(summary.ActivatedCount, summary.ConnectedCount + summary.DisconnectedCount + summary.UnknownCount);
        Assert.NotEmpty(summary.Disconnected);
    }
}
