using Amazon.IoTManagedIntegrations;
using Amazon.IoTManagedIntegrations.Model;
using Xunit;

namespace IoTFleet.Tests.Sandbox.ManagedIntegrations;

public class ManagedThingListTests() : ServiceTest(230)
{
    [Fact]
    public async Task Every_filter_lists_exactly_what_it_names()
    {
        var all = await All(new ListManagedThingsRequest());
        var sample = all.First(t => t.ConnectorDeviceId is not null);
        var child = all.First(t => t.ParentControllerId is not null);
        Assert.Equal(230, all.Count);

        await Same(all.Where(t => t.Role == Role.CONTROLLER), new ListManagedThingsRequest { RoleFilter = Role.CONTROLLER });
        await Same(all.Where(t => t.Owner == child.Owner), new ListManagedThingsRequest { OwnerFilter = child.Owner });
        await Same(all.Where(t => t.CredentialLockerId == child.CredentialLockerId), new ListManagedThingsRequest { CredentialLockerFilter = child.CredentialLockerId });
        await Same(all.Where(t => t.ParentControllerId == child.ParentControllerId), new ListManagedThingsRequest { ParentControllerIdentifierFilter = child.ParentControllerId });
        await Same(all.Where(t => t.ConnectorDestinationId == sample.ConnectorDestinationId), new ListManagedThingsRequest { ConnectorDestinationIdFilter = sample.ConnectorDestinationId });
        await Same([sample], new ListManagedThingsRequest { ConnectorDeviceIdFilter = sample.ConnectorDeviceId });
        await Same([child], new ListManagedThingsRequest { SerialNumberFilter = child.SerialNumber });
        await Same(all.Where(t => t.ProvisioningStatus == ProvisioningStatus.PRE_ASSOCIATED), new ListManagedThingsRequest { ProvisioningStatusFilter = ProvisioningStatus.PRE_ASSOCIATED });
        await Same([], new ListManagedThingsRequest { OwnerFilter = "nobody" });
    }

    [Fact]
    public async Task A_page_token_is_good_for_its_question_only()
    {
        var first = await Client.ListManagedThingsAsync(new ListManagedThingsRequest { MaxResults = 10, RoleFilter = Role.DEVICE }, Token);
        Assert.Equal(10, first.Items.Count);
        Assert.Matches("^[a-zA-Z0-9=_-]+$", first.NextToken);
        await Throws<ValidationException>(() => Client.ListManagedThingsAsync(new ListManagedThingsRequest { NextToken = first.NextToken }, Token));
        await Throws<ValidationException>(() => Client.ListManagedThingsAsync(new ListManagedThingsRequest { NextToken = "nonsense" }, Token));
        await Throws<ValidationException>(() => Client.ListManagedThingsAsync(new ListManagedThingsRequest { MaxResults = 0 }, Token));
    }

    private async Task Same(IEnumerable<ManagedThingSummary> expected, ListManagedThingsRequest request)
    {
        var listed = await All(request);
        Assert.Equal(expected.Select(t => t.Id), listed.Select(t => t.Id));
    }

    private async Task<List<ManagedThingSummary>> All(ListManagedThingsRequest request)
    {
        request.MaxResults = 7;
        var items = new List<ManagedThingSummary>();
        await foreach (var item in Client.Paginators.ListManagedThings(request).Items.WithCancellation(Token)) items.Add(item);
        return items;
    }
}
