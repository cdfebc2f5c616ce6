using System.Diagnostics;
using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using IoTFleet.Sandbox;
using Xunit;
using FleetSandbox = IoTFleet.Sandbox.Sandbox;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class SeedTests() : ServiceTest(12)
{
    [Fact]
    public async Task The_fleet_has_a_hub_and_devices_of_many_kinds()
    {
        var things = (await Client.ListManagedThingsAsync(new ListManagedThingsRequest(), Token)).Items;
        Assert.Equal(12, things.Count);
        var hub = Assert.Single(things, t => t.Role == Role.CONTROLLER);
        Assert.Contains(things, t => t.ParentControllerId == hub.Id && t.Classification == "Lock");
        Assert.Contains(things, t => t.ConnectorDestinationId is not null);
        Assert.Contains(things, t => t.ProvisioningStatus == ProvisioningStatus.PRE_ASSOCIATED);
        Assert.Equal(12, things.Select(t => t.Name).Distinct().Count());
        var connected = new List<bool?>();
        foreach (var thing in things)
            connected.Add((await Client.GetManagedThingConnectivityDataAsync(new GetManagedThingConnectivityDataRequest { Identifier = thing.Id }, Token)).Connected);
        Assert.Equal(2, connected.Count(c => c == false));
        Pass(24 * 3600);
        Assert.Equal(ProvisioningStatus.PRE_ASSOCIATED, await StatusOf(things.Single(t => t.ProvisioningStatus == ProvisioningStatus.PRE_ASSOCIATED).Id));
    }

    [Fact]
    public async Task Around_the_fleet_is_what_an_account_has()
    {
        Assert.Equal(2, (await Client.ListCredentialLockersAsync(new ListCredentialLockersRequest(), Token)).Items.Count);
        Assert.Single((await Client.ListProvisioningProfilesAsync(new ListProvisioningProfilesRequest(), Token)).Items);
        Assert.Single((await Client.ListOtaTaskConfigurationsAsync(new ListOtaTaskConfigurationsRequest(), Token)).Items);
        var task = (await Client.ListOtaTasksAsync(new ListOtaTasksRequest(), Token)).Tasks.Single();
        var details = (await Client.GetOtaTaskAsync(new GetOtaTaskRequest { Identifier = task.TaskId }, Token)).TaskProcessingDetails;
        Assert.Equal((OtaStatus.COMPLETED, 8, 2), (task.Status, details.NumberOfSucceededThings, details.NumberOfFailedThings));
        var connector = (await Client.ListCloudConnectorsAsync(new ListCloudConnectorsRequest { Type = "LISTED" }, Token)).Items.Single();
        await Throws<AccessDeniedException>(() => Client.DeleteCloudConnectorAsync(new DeleteCloudConnectorRequest { Identifier = connector.Id }, Token));
        var association = (await Client.ListAccountAssociationsAsync(new ListAccountAssociationsRequest(), Token)).Items.Single();
        Assert.Equal(AssociationState.ASSOCIATION_SUCCEEDED, association.AssociationState);
        var cloud = (await Client.ListManagedThingAccountAssociationsAsync(new ListManagedThingAccountAssociationsRequest { AccountAssociationId = association.AccountAssociationId }, Token)).Items.Single();
        await Send(cloud.ManagedThingId, "On", "aws.OnOff@1.0");
        Assert.True((await Property(cloud.ManagedThingId, "OnOff", "aws.OnOff@1.0")).AsBool());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_fleet()
    {
        async Task<List<string>> Ids(int seed)
        {
            var sandbox = new FleetSandbox(new SandboxOptions { CoreDevices = 0, Speed = 0, Seed = seed });
            using var client = ClientOf(sandbox);
            return (await client.ListManagedThingsAsync(new ListManagedThingsRequest(), Token)).Items.ConvertAll(t => t.Id + t.Name);
        }

        Assert.Equal(await Ids(5), await Ids(5));
        Assert.NotEqual(await Ids(5), await Ids(6));
    }

    [Fact]
    public async Task A_large_fleet_is_quick()
    {
        var watch = Stopwatch.StartNew();
        var sandbox = new FleetSandbox(new SandboxOptions { CoreDevices = 0, ManagedThings = 100_000, Speed = 0 });
        using var client = ClientOf(sandbox);
        var page = await client.ListManagedThingsAsync(new ListManagedThingsRequest { MaxResults = 1000, RoleFilter = Role.DEVICE }, Token);
        Assert.Equal(1000, page.Items.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task No_fleet_is_no_fleet()
    {
        using var client = ClientOf(new FleetSandbox(new SandboxOptions { CoreDevices = 0, ManagedThings = 0, Speed = 0 }));
        Assert.Empty((await client.ListManagedThingsAsync(new ListManagedThingsRequest(), Token)).Items);
        Assert.Empty((await client.ListOtaTasksAsync(new ListOtaTasksRequest(), Token)).Tasks);
    }
}
