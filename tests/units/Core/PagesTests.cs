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

    [Fact]
    public async Task One_page_is_fetched_ahead_and_no_more()
    {
        var fetched = 0;
        async IAsyncEnumerable<IReadOnlyList<int>> Source()
        {
            for (var i = 0; i < 10; i++)
            {
                await Task.Yield();
                fetched++;
                yield return [i];
            }
        }

        var first = new TaskCompletionSource();
        var reading = Pages.GiveAsync(Source(), page => page[0] == 0 ? first.Task : Task.CompletedTask, Cancel);
        await Task.Delay(50, Cancel);

        Assert.Equal(2, fetched);
        first.SetResult();
        await reading;
        Assert.Equal(10, fetched);
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
