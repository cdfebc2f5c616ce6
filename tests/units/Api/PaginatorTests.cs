using Amazon.GreengrassV2.Model;
using Amazon.IoTManagedIntegrations.Model;
using Xunit;

namespace IoTFleet.Tests.Api;

/// <summary>Enumerables that follow every page.</summary>
public sealed class PaginatorTests
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly Wire _wire = new(
        Answer.Json("""{"coreDevices":[{"coreDeviceThingName":"a"},{"coreDeviceThingName":"b"}],"nextToken":"two"}"""),
        Answer.Json("""{"coreDevices":[],"nextToken":"three+/="}"""),
        Answer.Json("""{"nextToken":"four"}"""),
        Answer.Json("""{"coreDevices":[{"coreDeviceThingName":"c"}],"nextToken":""}"""));

    [Fact]
    public async Task Items_come_from_all_pages_also_after_empty_ones()
    {
        var names = new List<string>();
        await foreach (var device in _wire.Greengrass().Paginators.ListCoreDevices(new ListCoreDevicesRequest { MaxResults = 2 }).CoreDevices.WithCancellation(_stop))
            names.Add(device.CoreDeviceThingName);

        Assert.Equal(["a", "b", "c"], names);
        Assert.Equal(["?maxResults=2", "?maxResults=2&nextToken=two", "?maxResults=2&nextToken=three%2B%2F%3D", "?maxResults=2&nextToken=four"], _wire.Requests.Select(r => r.Uri.Query));
    }

    [Fact]
    public async Task Responses_are_the_pages()
    {
        var pages = new List<ListCoreDevicesResponse>();
        await foreach (var page in _wire.Greengrass().Paginators.ListCoreDevices(new ListCoreDevicesRequest()).Responses.WithCancellation(_stop)) pages.Add(page);

        Assert.Equal([2, 0, null, 1], pages.Select(p => p.CoreDevices?.Count));
        Assert.All(pages, page => Assert.Equal("request-1", page.ResponseMetadata.RequestId));
    }

    [Fact]
    public async Task A_page_is_fetched_when_it_is_asked_for()
    {
        var count = 0;
        await foreach (var _ in _wire.Greengrass().Paginators.ListCoreDevices(new ListCoreDevicesRequest()).CoreDevices.WithCancellation(_stop))
            if (++count == 2) break;

        Assert.Single(_wire.Requests);
    }

    [Fact]
    public async Task A_request_starts_where_its_token_says()
    {
        await foreach (var _ in _wire.Greengrass().Paginators.ListCoreDevices(new ListCoreDevicesRequest { NextToken = "start" }).CoreDevices.WithCancellation(_stop)) break;

        Assert.Equal("?nextToken=start", _wire.Request.Uri.Query);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_can_be_used_again_from_its_start(bool toTheEnd)
    {
        var request = new ListCoreDevicesRequest { NextToken = "start" };
        var pages = 0;
        await foreach (var _ in _wire.Greengrass().Paginators.ListCoreDevices(request).Responses.WithCancellation(_stop))
            if (++pages == 2 && !toTheEnd) break;

        Assert.Equal("start", request.NextToken);
    }

    [Fact]
    public async Task A_paginator_is_enumerated_once()
    {
        var paginator = _wire.Greengrass().Paginators.ListCoreDevices(new ListCoreDevicesRequest());
        await foreach (var _ in paginator.CoreDevices.WithCancellation(_stop)) break;

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in paginator.Responses.WithCancellation(_stop)) { }
        });
        Assert.Single(_wire.Requests);
    }

    [Fact]
    public async Task Cancellation_ends_it_between_pages()
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in _wire.Greengrass().Paginators.ListCoreDevices(new ListCoreDevicesRequest()).Responses.WithCancellation(source.Token)) await source.CancelAsync();
        });

        Assert.Single(_wire.Requests);
    }

    [Fact]
    public async Task Members_that_start_with_a_capital_are_followed_too()
    {
        var wire = new Wire(Answer.Json("""{"Items":[{"Id":"1"}],"NextToken":"2"}"""), Answer.Json("""{"Items":[{"Id":"2"}],"NextToken":null}"""));
        var ids = new List<string>();
        await foreach (var thing in wire.ManagedIntegrations().Paginators.ListManagedThings(new ListManagedThingsRequest()).Items.WithCancellation(_stop)) ids.Add(thing.Id);

        Assert.Equal(["1", "2"], ids);
        Assert.Equal("?NextToken=2", wire.Requests[1].Uri.Query);
    }
}
