using IoTFleet.Core.Requests;
using Xunit;

namespace IoTFleet.Tests.Core;

/// <summary>How fast calls are made of a service that does not take them all.</summary>
public sealed class CallRateTests
{
    [Fact]
    public void Without_throttling_there_is_no_limit()
    {
        var service = new LimitedService(new CallRate());

        Assert.Equal(5000 / 64.0 * 0.05, service.Make(5000, 64), 0.06);
        Assert.Equal(5000, service.Sent);
    }

    [Theory]
    [InlineData(200, 0.05, 64)]
    [InlineData(200, 0.005, 64)]
    [InlineData(200, 0.3, 64)]
    [InlineData(200, 0.05, 256)]
    [InlineData(1000, 0.05, 128)]
    [InlineData(50, 0.05, 16)]
    public void A_steady_limit_is_used_and_little_is_refused(double limit, double latency, int atOnce)
    {
        var service = new LimitedService(new CallRate()) { Limit = _ => limit, Latency = latency };
        service.Make((int)limit * 10, atOnce);
        var (sent, refused) = (service.Sent, service.Refused);

        var seconds = service.Make((int)limit * 30, atOnce);

        Assert.InRange(limit * 30 / seconds, limit * 0.95, limit * 1.05);
        Assert.InRange((service.Refused - refused) / (double)(service.Sent - sent), 0, 0.02);
    }

    [Fact]
    public void A_hot_start_costs_hardly_more_than_what_was_under_way()
    {
        var service = new LimitedService(new CallRate()) { Limit = _ => 200 };

        var seconds = service.Make(5000, 64);

        Assert.InRange(5000 / seconds, 190, 210);
        Assert.InRange(service.RefusedShare, 0.005, 0.02);
    }

    [Theory]
    [InlineData(0.01, 0.87)]
    [InlineData(5, 0.99)]
    public void The_limit_is_found_however_much_the_service_takes_at_once(double burst, double used)
    {
        var service = new LimitedService(new CallRate()) { Limit = _ => 200, Burst = burst };

        var seconds = service.Make(5000, 64);

        Assert.InRange((5000 - (200 * burst)) / 200 / seconds, used, 1.001);
        Assert.InRange(service.RefusedShare, 0, 0.03);
    }

    [Fact]
    public void A_limit_that_changes_is_followed_both_ways()
    {
        var service = new LimitedService(new CallRate()) { Limit = now => now < 10 ? 200 : now < 30 ? 40 : 400 };

        // 10 s of 200 and the burst, 20 s of 40, then 400 a second.
        var seconds = service.Make(12_000, 64);

        Assert.InRange(seconds, 52, 57);
        Assert.InRange(service.RefusedShare, 0, 0.02);
    }

    [Fact]
    public void One_throttled_call_while_little_goes_on_is_forgotten_within_seconds()
    {
        var rate = new CallRate();
        var service = new LimitedService(rate) { Limit = now => now is > 9 and < 10 ? 0 : double.PositiveInfinity };
        for (var i = 0; i < 9; i++)
        {
            service.Make(1, 1);
            service.Rest(1);
        }

        Assert.InRange(service.Make(1, 1), 0, 2);
        Assert.InRange(service.Refused, 1, 4);
        Assert.InRange(service.Make(2000, 64), 0, 6);
    }

    [Fact]
    public void A_service_that_refuses_everything_is_asked_a_few_times_a_second()
    {
        var service = new LimitedService(new CallRate()) { Limit = now => now < 60 ? 0 : double.PositiveInfinity };

        var seconds = service.Make(64, 64);

        Assert.InRange(seconds, 60, 80);
        Assert.InRange(service.Refused, 64 + 60, 64 + (60 * 6));
    }

    [Fact]
    public void An_hour_of_calm_leaves_no_limit_and_no_number_that_does_not_fit()
    {
        var rate = new CallRate();
        rate.Throttled(0, 0);

        Assert.Equal(5, rate.At(0));
        Assert.InRange(rate.At(3600), 100_000, 1e12);
        Assert.InRange(rate.At(1e9), 100_000, 1e12);
        Assert.True(rate.TryStart(3600, out _));
    }

    [Fact]
    public void Calls_that_started_before_a_cut_do_not_cut_again()
    {
        var rate = new CallRate();
        rate.Throttled(0, 0);
        for (var i = 0; i < 63; i++) rate.Throttled(0.01, 0);

        Assert.Equal(1, rate.Cuts);
        Assert.InRange(rate.At(0.01), 5, 6);
    }
}
