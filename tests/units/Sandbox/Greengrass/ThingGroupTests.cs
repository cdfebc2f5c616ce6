using Amazon.IoT.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

public sealed class ThingGroupTests : IDisposable
{
    private readonly Fleet _fleet = new();

    public void Dispose() => _fleet.Dispose();

    [Theory]
    [InlineData(null, null, null, "Berlin-Retry Canary Production Site-Austin Site-Berlin Site-Lyon Spares Staging")]
    [InlineData(null, null, false, "Canary Production Spares Staging")]
    [InlineData("Site-", null, null, "Site-Austin Site-Berlin Site-Lyon")]
    [InlineData(null, "Production", null, "Site-Austin Site-Berlin Site-Lyon")]
    [InlineData(null, "Production", true, "Berlin-Retry Site-Austin Site-Berlin Site-Lyon")]
    [InlineData("Site-B", "Production", true, "Site-Berlin")]
    public async Task Lists(string? prefix, string? parent, bool? recursive, string expected)
    {
        var groups = (await _fleet.IoT.ListThingGroupsAsync(new ListThingGroupsRequest { NamePrefixFilter = prefix, ParentGroup = parent, Recursive = recursive }, Fleet.Stop)).ThingGroups;
        Assert.Equal(expected, string.Join(" ", groups.Select(g => g.GroupName)));
        Assert.All(groups, g => Assert.Equal(Fleet.GroupArn(g.GroupName), g.GroupArn));
    }

    [Fact]
    public async Task Describes()
    {
        var group = await _fleet.IoT.DescribeThingGroupAsync(new DescribeThingGroupRequest { ThingGroupName = "Berlin-Retry" }, Fleet.Stop);
        Assert.Equal(Fleet.GroupArn("Berlin-Retry"), group.ThingGroupArn);
        Assert.Equal("Site-Berlin", group.ThingGroupMetadata.ParentGroupName);
        Assert.Equal(["Production", "Site-Berlin"], group.ThingGroupMetadata.RootToParentThingGroups.Select(g => g.GroupName));
        Assert.NotEmpty(group.ThingGroupProperties.ThingGroupDescription);
    }

    [Fact]
    public async Task MembersOfNestedGroupsCountWhereAskedForEachOnce()
    {
        Assert.Empty((await _fleet.IoT.ListThingsInThingGroupAsync(new ListThingsInThingGroupRequest { ThingGroupName = "Production" }, Fleet.Stop)).Things);
        var things = new List<string>();
        await foreach (var thing in _fleet.IoT.Paginators.ListThingsInThingGroup(new ListThingsInThingGroupRequest { ThingGroupName = "Production", Recursive = true, MaxResults = 4 }).Things) things.Add(thing);
        Assert.Equal(21, things.Count);
        Assert.Equal(things.OrderBy(t => t, StringComparer.Ordinal).Distinct(), things);
    }

    [Fact]
    public async Task EveryCoreDeviceIsAThingInItsGroups()
    {
        var devices = (await _fleet.Greengrass.ListCoreDevicesAsync(new Amazon.GreengrassV2.Model.ListCoreDevicesRequest(), Fleet.Stop)).CoreDevices;
        foreach (var device in devices)
        {
            var thing = await _fleet.IoT.DescribeThingAsync(new DescribeThingRequest { ThingName = device.CoreDeviceThingName }, Fleet.Stop);
            Assert.Equal(Fleet.ThingArn(device.CoreDeviceThingName), thing.ThingArn);
            Assert.Equal("GreengrassCore", thing.ThingTypeName);
            var groups = (await _fleet.IoT.ListThingGroupsForThingAsync(new ListThingGroupsForThingRequest { ThingName = device.CoreDeviceThingName }, Fleet.Stop)).ThingGroups;
            Assert.NotEmpty(groups);
            foreach (var group in groups)
                Assert.Contains(device.CoreDeviceThingName, (await _fleet.IoT.ListThingsInThingGroupAsync(new ListThingsInThingGroupRequest { ThingGroupName = group.GroupName }, Fleet.Stop)).Things);
        }
    }

    [Fact]
    public async Task WhatIsNotThereIsNotFound()
    {
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.IoT.DescribeThingAsync(new DescribeThingRequest { ThingName = "nobody" }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.IoT.DescribeThingGroupAsync(new DescribeThingGroupRequest { ThingGroupName = "nowhere" }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.IoT.ListThingsInThingGroupAsync(new ListThingsInThingGroupRequest { ThingGroupName = "nowhere" }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.IoT.ListThingGroupsForThingAsync(new ListThingGroupsForThingRequest { ThingName = "nobody" }, Fleet.Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.IoT.ListThingGroupsAsync(new ListThingGroupsRequest { ParentGroup = "nowhere" }, Fleet.Stop));
    }

    [Fact]
    public async Task InputIsChecked()
    {
        await Assert.ThrowsAsync<InvalidRequestException>(() => _fleet.IoT.DescribeThingAsync(new DescribeThingRequest { ThingName = "a b" }, Fleet.Stop));
        await Assert.ThrowsAsync<InvalidRequestException>(() => _fleet.IoT.ListThingGroupsAsync(new ListThingGroupsRequest { MaxResults = 251 }, Fleet.Stop));
        await Assert.ThrowsAsync<InvalidRequestException>(() => _fleet.IoT.ListThingGroupsAsync(new ListThingGroupsRequest { NextToken = "x" }, Fleet.Stop));
    }
}
