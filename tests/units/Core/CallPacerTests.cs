using IoTFleet.Core.Requests;
using Xunit;

namespace IoTFleet.Tests.Core;

public sealed class CallPacerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_start_at_once_until_one_is_throttled_and_in_turn_then()
    {
        var pacer = new CallPacer(TimeProvider.System);
        for (var i = 0; i < 100; i++) Assert.True(pacer.WaitAsync(Cancel).IsCompletedSuccessfully);
        pacer.Throttled(0);
        var order = new List<int>();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async i =>
        {
            var cuts = await pacer.WaitAsync(Cancel);
            lock (order) order.Add(i);
            Assert.Equal(1, cuts);
        }));

        Assert.Equal([0, 1, 2, 3, 4], order);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_of_the_first_and_of_those_behind_it()
    {
        using var stop = new CancellationTokenSource();
        var pacer = new CallPacer(new StoppedClock());
        pacer.Throttled(0);
        var first = pacer.WaitAsync(stop.Token);
        var second = pacer.WaitAsync(stop.Token);
        Assert.False(first.IsCompleted || second.IsCompleted);

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Who_gives_up_does_not_keep_the_others_from_their_turn()
    {
        using var stop = new CancellationTokenSource();
        var pacer = new CallPacer(TimeProvider.System);
        pacer.Throttled(0);
        var first = pacer.WaitAsync(stop.Token);
        var second = pacer.WaitAsync(Cancel);

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(1, await second.WaitAsync(TimeSpan.FromSeconds(10), Cancel));
    }

    /// <summary>A clock on which no time passes.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => TimestampFrequency;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
