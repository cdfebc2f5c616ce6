using System.Diagnostics;
using IoTFleet.Core.FanOut;
using Xunit;

namespace IoTFleet.Tests.Core;

public sealed class OrderedFanOutTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Results_come_in_the_order_of_the_inputs_whoever_is_done_first()
    {
        using var work = new OrderedFanOut<int>(4, Cancel);
        for (var i = 0; i < 12; i++)
        {
            var input = i;
            work.Start(async (give, cancellation) =>
            {
                await Task.Delay((12 - input) * 3, cancellation);
                _ = give(input);
            });
        }

        Assert.Equal(Enumerable.Range(0, 12), TakeAll(work));
    }

    [Fact(Timeout = 60_000)]
    public Task The_end_of_work_is_seen_however_close_it_is_to_its_last_result() => Task.Run(
        () =>
        {
            // On a busy machine each piece waits for a core, so there are fewer; one that is never seen ends the test on any.
            TimeSpan enough = TimeSpan.FromSeconds(20), never = TimeSpan.FromSeconds(20);
            var watch = Stopwatch.StartNew();
            using var work = new OrderedFanOut<int>(2, Cancel);
            for (var i = 0; i < 200_000 && watch.Elapsed < enough; i++)
            {
                var input = i;
                work.Start((give, stop) =>
                {
                    _ = give(input);
                    return Task.CompletedTask;
                });

                // Looked for all the time, so that it is taken while the work ends.
                int taken;
                var start = watch.Elapsed;
                while (!work.TryTake(out taken)) Assert.True(watch.Elapsed - start < never, $"Piece {input} was not seen.");
                Assert.Equal(input, taken);
            }
        },
        Cancel);

    [Fact]
    public void No_more_work_runs_than_allowed()
    {
        int running = 0, most = 0;
        using var work = new OrderedFanOut<int>(3, Cancel);
        for (var i = 0; i < 12; i++)
            work.Start(async (give, cancellation) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                await Task.Delay(10, cancellation);
                Interlocked.Decrement(ref running);
                _ = give(0);
            });

        Assert.Equal(12, TakeAll(work).Count);
        Assert.InRange(most, 2, 3);
    }

    [Fact]
    public void Work_learns_when_its_result_has_been_dealt_with()
    {
        using var work = new OrderedFanOut<int>(1, Cancel);
        var second = false;
        work.Start(async (give, stop) =>
        {
            await give(1);
            second = true;
            _ = give(2);
        });

        Assert.True(work.Take(out var first));
        Thread.Sleep(50);
        Assert.Equal(1, first);
        Assert.False(second);
        Assert.True(work.Take(out var next));
        Assert.Equal(2, next);
        Assert.False(work.Take(out _));
    }

    [Fact]
    public async Task Work_that_waits_for_its_results_to_be_taken_does_not_keep_out_the_work_before_it()
    {
        // Which thread comes first is chance, so often.
        for (var round = 0; round < 300; round++)
        {
            using var work = new OrderedFanOut<int>(1, Cancel);
            for (var i = 0; i < 20; i++)
            {
                var input = i;
                work.Start((give, _) => give(input));
            }

            var taken = await Task.Run(() => TakeAll(work), Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);
            Assert.Equal(Enumerable.Range(0, 20), taken);
        }
    }

    [Fact]
    public void Cancelled_work_ends_the_wait_for_it()
    {
        using var stop = new CancellationTokenSource();
        using var work = new OrderedFanOut<int>(1, stop.Token);
        work.Start((_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        stop.CancelAfter(20);

        Assert.ThrowsAny<OperationCanceledException>(() => work.Take(out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Work_whose_result_is_not_dealt_with_ends_when_it_is_cancelled(bool isTaken)
    {
        using var stop = new CancellationTokenSource();
        using var work = new OrderedFanOut<int>(1, stop.Token);
        var (given, ended) = (new TaskCompletionSource(), new TaskCompletionSource<Exception?>());
        work.Start(async (give, _) =>
        {
            var dealt = give(1);
            given.SetResult();
            ended.SetResult(await Record.ExceptionAsync(() => dealt));
        });
        await given.Task;
        if (isTaken) Assert.True(work.Take(out var _));

        await stop.CancelAsync();

        Assert.IsAssignableFrom<OperationCanceledException>(await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
    }

    [Fact]
    public void Work_has_the_flow_of_control_that_it_was_given_in_however_late_it_starts()
    {
        var flow = new AsyncLocal<int>();
        using var work = new OrderedFanOut<int>(1, Cancel);
        for (var i = 0; i < 4; i++)
        {
            flow.Value = i;
            work.Start((give, stop) =>
            {
                _ = give(flow.Value);
                return Task.CompletedTask;
            });
        }

        flow.Value = -1;
        Assert.Equal([0, 1, 2, 3], TakeAll(work));
    }

    private static List<int> TakeAll(OrderedFanOut<int> work)
    {
        var taken = new List<int>();
        while (work.Take(out var result)) taken.Add(result);
        return taken;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
