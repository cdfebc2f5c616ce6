using System.Runtime.CompilerServices;

namespace IoTFleet.Core.Paging;

/// <summary>Reads lists page by page.</summary>
public static class Pages
{
    // What this many pages leave behind, some 10 MB, is collected before the next are read. By itself .NET lets several times
    // as much gather, and a list of a million devices would make the process of a console or a runbook that much larger.
    private const int PagesPerCollection = 100;

    // So many that neither side waits for the other because it paused for a moment.
    private const int MostAhead = 4;

    /// <summary>
    /// The items of each page. A page is fetched when it is asked for; empty ones are passed over. An item that the page
    /// before had too, because the list changed meanwhile, is left out.
    /// </summary>
    /// <param name="responses">The answers in their order, as the SDK's paginators give them.</param>
    /// <param name="items">The items of an answer.</param>
    /// <param name="nextToken">An answer's token for the next page.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="RepeatedPageException">The service gave a page token that it had given before.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<TItem>> ReadAsync<TResponse, TItem>(
        IAsyncEnumerable<TResponse> responses,
        Func<TResponse, List<TItem>?> items,
        Func<TResponse, string?> nextToken,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var tokens = new HashSet<string>();
        var before = new HashSet<object>();
        await foreach (var response in responses.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var token = nextToken(response);
            var hasNext = token is { Length: > 0 };
            if (items(response) is { Count: > 0 } list)
            {
                var page = before.Count == 0 || !list.Exists(item => IsKnown(item, before)) ? list : list.FindAll(item => !IsKnown(item, before));
                if (hasNext) Keep(list, before);
                if (page.Count > 0) yield return page;
            }

            if (!hasNext) continue;
            if (!tokens.Add(token!)) throw new RepeatedPageException();
            if (tokens.Count % PagesPerCollection == 0) GC.Collect(0);
        }
    }

    private static bool IsKnown<TItem>(TItem item, HashSet<object> before) => ItemIdentity.Of(item!) is { } identity && before.Contains(identity);

    private static void Keep<TItem>(List<TItem> page, HashSet<object> before)
    {
        before.Clear();
        foreach (var item in page)
            if (ItemIdentity.Of(item!) is { } identity) before.Add(identity);
    }

    /// <summary>
    /// Hands pages on, and fetches ahead: while a page is dealt with the next one is on its way. Whoever stops in the first page
    /// has cost the service two requests at most; with every page that is dealt with there may be one more, up to a few.
    /// </summary>
    /// <param name="pages">The pages.</param>
    /// <param name="give">Takes a page; its task ends when the page has been dealt with.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task GiveAsync<TItem>(
        IAsyncEnumerable<IReadOnlyList<TItem>> pages, Func<IReadOnlyList<TItem>, Task> give, CancellationToken cancellation = default)
    {
        var enumerator = pages.GetAsyncEnumerator(cancellation);
        Task<bool>? next = null;
        try
        {
            var given = new Queue<Task>();
            var ahead = 1;
            next = enumerator.MoveNextAsync().AsTask();
            while (await next.ConfigureAwait(false))
            {
                var page = enumerator.Current;
                while (given.Count >= ahead || (given.Count > 0 && given.Peek().IsCompleted))
                {
                    await given.Dequeue().ConfigureAwait(false);
                    ahead = Math.Min(ahead + 1, MostAhead);
                }

                next = enumerator.MoveNextAsync().AsTask();
                given.Enqueue(give(page));
            }
        }
        finally
        {
            // An enumerator must not be disposed of while it moves.
            if (next is not null) await Task.WhenAny(next).ConfigureAwait(false);
            await enumerator.DisposeAsync().ConfigureAwait(false);
        }
    }
}
