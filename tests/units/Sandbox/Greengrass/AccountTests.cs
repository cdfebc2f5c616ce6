using Amazon.GreengrassV2.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.Greengrass;

/// <summary>Connectivity information, the service role and tags.</summary>
public sealed class AccountTests : IDisposable
{
    private readonly Fleet _fleet = new();

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public async Task ConnectivityInfoHasVersions()
    {
        Assert.Equal("192.168.20.11", Assert.Single((await Connectivity("berlin-gw-0001")).ConnectivityInfo).HostAddress);
        Assert.Empty((await Connectivity("berlin-gw-0002")).ConnectivityInfo);
        var first = await Update("berlin-gw-0002", new ConnectivityInfo { Id = "a", HostAddress = "10.0.0.1", PortNumber = 8883, Metadata = "m" });
        var second = await Update("berlin-gw-0002", new ConnectivityInfo { Id = "b", HostAddress = "gw.local", PortNumber = 443 });
        Assert.NotEqual(first.Version, second.Version);
        Assert.NotEmpty(second.Message);
        var info = Assert.Single((await Connectivity("berlin-gw-0002")).ConnectivityInfo);
        Assert.Equal(("b", "gw.local", 443), (info.Id, info.HostAddress, info.PortNumber));
    }

    [Fact]
    public async Task ConnectivityInfoIsChecked()
    {
        await Assert.ThrowsAsync<ValidationException>(() => Connectivity("nobody"));
        await Assert.ThrowsAsync<ValidationException>(() => Update("nobody"));
        await Assert.ThrowsAsync<ValidationException>(() => Update("berlin-gw-0002", new ConnectivityInfo { PortNumber = 65536 }));
    }

    [Fact]
    public async Task TheServiceRoleComesAndGoes()
    {
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.GetServiceRoleForAccountAsync(new GetServiceRoleForAccountRequest(), Fleet.Stop));
        const string Role = "arn:aws:iam::123456789012:role/Greengrass_ServiceRole";
        var associated = await _fleet.Greengrass.AssociateServiceRoleToAccountAsync(new AssociateServiceRoleToAccountRequest { RoleArn = Role }, Fleet.Stop);
        var role = await _fleet.Greengrass.GetServiceRoleForAccountAsync(new GetServiceRoleForAccountRequest(), Fleet.Stop);
        Assert.Equal((Role, associated.AssociatedAt), (role.RoleArn, role.AssociatedAt));
        Assert.NotEmpty((await _fleet.Greengrass.DisassociateServiceRoleFromAccountAsync(new DisassociateServiceRoleFromAccountRequest(), Fleet.Stop)).DisassociatedAt);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _fleet.Greengrass.GetServiceRoleForAccountAsync(new GetServiceRoleForAccountRequest(), Fleet.Stop));
        await Assert.ThrowsAsync<ValidationException>(() => _fleet.Greengrass.AssociateServiceRoleToAccountAsync(new AssociateServiceRoleToAccountRequest { RoleArn = "role" }, Fleet.Stop));
    }

    [Fact]
    public async Task DevicesComponentsAndDeploymentsHaveTags()
    {
        var deployment = (await _fleet.Greengrass.ListDeploymentsAsync(new ListDeploymentsRequest(), Fleet.Stop)).Deployments[0].DeploymentId;
        foreach (var arn in new[]
        {
            "arn:aws:greengrass:us-east-1:123456789012:coreDevices:berlin-gw-0001",
            "arn:aws:greengrass:us-east-1:123456789012:deployments:" + deployment,
            Fleet.OwnArn("com.example.SensorReader", "1.0.0"),
        })
        {
            await _fleet.Greengrass.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = new() { ["a"] = "1", ["b c"] = "2" } }, Fleet.Stop);
            await _fleet.Greengrass.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = new() { ["a"] = "3" } }, Fleet.Stop);
            await _fleet.Greengrass.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = ["b c", "none"] }, Fleet.Stop);
            var tags = (await _fleet.Greengrass.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }, Fleet.Stop)).Tags;
            Assert.Equal("3", tags["a"]);
            Assert.DoesNotContain("b c", tags.Keys);
        }

        Assert.Equal("3", (await _fleet.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "berlin-gw-0001" }, Fleet.Stop)).Tags["a"]);
        Assert.DoesNotContain("a", (await _fleet.Greengrass.GetCoreDeviceAsync(new GetCoreDeviceRequest { CoreDeviceThingName = "berlin-gw-0002" }, Fleet.Stop)).Tags.Keys);
        Assert.Equal("3", (await _fleet.Greengrass.GetDeploymentAsync(new GetDeploymentRequest { DeploymentId = deployment }, Fleet.Stop)).Tags["a"]);
    }

    [Fact]
    public async Task TagsAreChecked()
    {
        const string Arn = "arn:aws:greengrass:us-east-1:123456789012:coreDevices:berlin-gw-0001";
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Tag(Arn + "x", ("a", "1")));
        await Assert.ThrowsAsync<ValidationException>(() => Tag("berlin-gw-0001", ("a", "1")));
        await Assert.ThrowsAsync<ValidationException>(() => Tag(Arn, ("aws:a", "1")));
        await Assert.ThrowsAsync<ValidationException>(() => Tag(Arn, ("a", new string('v', 257))));
        await Assert.ThrowsAsync<ValidationException>(() => Tag(Arn, [.. Enumerable.Range(0, 51).Select(i => ("k" + i, ""))]));
        await Assert.ThrowsAsync<ValidationException>(() => Tag(Arn));
    }

    private Task<TagResourceResponse> Tag(string arn, params (string Key, string Value)[] tags) =>
        _fleet.Greengrass.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = tags.ToDictionary(t => t.Key, t => t.Value) }, Fleet.Stop);

    private Task<GetConnectivityInfoResponse> Connectivity(string thing) => _fleet.Greengrass.GetConnectivityInfoAsync(new GetConnectivityInfoRequest { ThingName = thing }, Fleet.Stop);

    private Task<UpdateConnectivityInfoResponse> Update(string thing, params ConnectivityInfo[] endpoints) =>
        _fleet.Greengrass.UpdateConnectivityInfoAsync(new UpdateConnectivityInfoRequest { ThingName = thing, ConnectivityInfo = [.. endpoints] }, Fleet.Stop);
}
