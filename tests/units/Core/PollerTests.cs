using IoTFleet.Core.Waiting;
using Xunit;

namespace IoTFleet.Tests.Core;

public sealed class PollerTests
{
    private static readonly PollOptions Quick = new() { First = TimeSpan.FromMilliseconds(1), Longest = TimeSpan.FromMilliseconds(4) };

    [Fact]
    public async Task Gives_the_first_state_that_is_done_and_tells_all_of_them()
    {
        var count = 0;
        var seen = new List<string>();
        var state = await Poller.UntilAsync(_ => Task.FromResult($"{++count}"), s => s == "3", Quick, seen.Add, TestContext.Current.CancellationToken);
        Assert.Equal("3", state);
        Assert.Equal(["1", "2", "3"], seen);
    }

    [Fact]
    public async Task Pauses_grow_up_to_the_longest()
    {
        var time = new PausesOnly();
        var count = 0;
        var options = new PollOptions { First = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromSeconds(10), Factor = 2, TimeProvider = time };
        await Poller.UntilAsync(_ => Task.FromResult(++count), n => n == 6, options, null, TestContext.Current.CancellationToken);
        Assert.Equal([2, 4, 8, 10, 10], time.Pauses.Select(p => p.TotalSeconds));
    }

    [Fact]
    public async Task Time_limit_cuts_the_last_pause_and_carries_the_last_state()
    {
        var time = new PausesOnly();
        var count = 0;
        var options = new PollOptions { First = TimeSpan.FromSeconds(4), Longest = TimeSpan.FromSeconds(4), Timeout = TimeSpan.FromSeconds(10), TimeProvider = time };
        var error = await Assert.ThrowsAsync<PollTimeoutException<int>>(
            () => Poller.UntilAsync(_ => Task.FromResult(++count), _ => false, options, null, TestContext.Current.CancellationToken));
        Assert.Equal(4, error.Last);
        Assert.Equal([4, 4, 2], time.Pauses.Select(p => p.TotalSeconds));
    }

    [Fact]
    public async Task Cancellation_ends_a_pause_at_once()
    {
        using var stop = new CancellationTokenSource();
        var started = TimeProvider.System.GetTimestamp();
        var waiting = Poller.UntilAsync(
            _ => Task.FromResult(0), _ => false, new PollOptions { First = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromMinutes(1) }, _ => stop.CancelAfter(10), stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task An_error_ends_the_waiting()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Poller.UntilAsync<int>(
            _ => throw new InvalidOperationException(), _ => false, Quick, null, TestContext.Current.CancellationToken));
    }

    /// <summary>A clock on which every pause is over at once.</summary>
    private sealed class PausesOnly : TimeProvider
    {
        private long _now;

        public List<TimeSpan> Pauses { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pauses.Add(dueTime);
            _now += dueTime.Ticks;
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
