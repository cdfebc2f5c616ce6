using System.Diagnostics;
using IoTFleet.Sandbox;
using Xunit;

namespace IoTFleet.Tests.Sandbox;

public sealed class PreciseDelayTests
{
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_answer_times_at_once_are_kept_to_the_millisecond()
    {
        // The median, and a busy machine gets a few turns. With .NET's own timers it is 1.7 to 2.2 ms late.
        const int Turns = 5, AtOnce = 64, Times = 10;
        var median = double.MaxValue;
        for (var turn = 0; turn < Turns && median > Time.TotalMilliseconds + 1; turn++)
        {
            var taken = (await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(MeasureAsync))).SelectMany(times => times).Order().ToList();
            Assert.InRange(taken[0], Time.TotalMilliseconds - 1, double.MaxValue);
            median = taken[taken.Count / 2];
        }

        Assert.InRange(median, Time.TotalMilliseconds - 1, Time.TotalMilliseconds + 1);

        static async Task<IReadOnlyList<double>> MeasureAsync(int number)
        {
            var taken = new List<double>();
            await Task.Delay(number % (int)Time.TotalMilliseconds, Stop);
            for (var i = 0; i < Times; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await PreciseDelay.Of(Time, Stop);
                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return taken;
        }
    }

    [Fact]
    public async Task The_shortest_ends_first_and_a_cancelled_one_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var ended = new List<string>();
        var cancelled = PreciseDelay.Of(TimeSpan.FromMinutes(1), cancel.Token);
        await Task.WhenAll(EndAsync("long", 4), EndAsync("short", 1), EndAsync("middle", 2));
        Assert.Equal(["short", "middle", "long"], ended);
        Assert.False(cancelled.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => cancelled.WaitAsync(TimeSpan.FromSeconds(5), Stop));

        async Task EndAsync(string name, int times)
        {
            await PreciseDelay.Of(times * Time, Stop);
            lock (ended) ended.Add(name);
        }
    }
}
