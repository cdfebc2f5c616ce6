using IoTFleet.Core.Paging;
using Xunit;

namespace IoTFleet.Tests.Core;

public sealed class PagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_item_comes_once_and_empty_pages_are_passed_over()
    {
        var pages = Pages.ReadAsync(Answers([1, 2], [], [3]), a => a.Items, a => a.Token, Cancel);

        var items = new List<int>();
        await foreach (var page in pages.WithCancellation(Cancel))
        {
            Assert.NotEmpty(page);
            items.AddRange(page);
        }

        Assert.Equal([1, 2, 3], items);
    }

    [Fact]
    public async Task A_token_that_comes_again_ends_the_list_with_an_error()
    {
        static async IAsyncEnumerable<Answer> Endless()
        {
            while (true)
            {
                await Task.Yield();
                yield return new Answer([1], "same");
            }
        }

        var seen = 0;
        var error = await Assert.ThrowsAsync<RepeatedPageException>(async () =>
        {
            await foreach (var page in Pages.ReadAsync(Endless(), a => a.Items, a => a.Token, Cancel)) seen += page.Count;
        });

        Assert.Contains("same page token", error.Message);
        Assert.Equal(2, seen);
    }

    [Fact(Timeout = 60_000)]
    public async Task Two_pages_are_fetched_for_whoever_stops_in_the_first_and_up_to_five_more_than_were_taken_for_whoever_goes_on()
    {
        var fetched = 0;
        async IAsyncEnumerable<IReadOnlyList<int>> Source()
        {
            for (var i = 0; i < 20; i++)
            {
                await Task.Yield();
                fetched++;
                yield return [i];
            }
        }

        var dealt = Enumerable.Range(0, 20).Select(_ => new TaskCompletionSource()).ToList();
        var reading = Pages.GiveAsync(Source(), page => dealt[page[0]].Task, Cancel);
        int[] expected = [2, 4, 6, 8, 9, 10, 11];
        for (var taken = 0; taken < expected.Length; taken++)
        {
            while (Volatile.Read(ref fetched) < expected[taken]) await Task.Delay(5, Cancel);
            await Task.Delay(50, Cancel);
            Assert.Equal(expected[taken], fetched);
            dealt[taken].SetResult();
        }

        foreach (var page in dealt) page.TrySetResult();
        await reading;
        Assert.Equal(20, fetched);
    }

    private static async IAsyncEnumerable<Answer> Answers(params List<int>[] pages)
    {
        for (var i = 0; i < pages.Length; i++)
        {
            await Task.Yield();
            yield return new Answer(pages[i], i == pages.Length - 1 ? null : $"token {i}");
        }
    }

    private sealed record Answer(List<int> Items, string? Token);
}
