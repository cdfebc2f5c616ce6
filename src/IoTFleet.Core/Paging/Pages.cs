using System.Runtime.CompilerServices;

namespace IoTFleet.Core.Paging;

/// <summary>Reads lists page by page.</summary>
public static class Pages
{
    // What this many pages leave behind, some 10 MB, is collected before the next are read. By itself .NET lets several times
    // as much gather, and a list of a million devices would make the process of a console or a runbook that much larger.
    private const int PagesPerCollection = 100;

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
        HashSet<object>? before = null;
        await foreach (var response in responses.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var token = nextToken(response);
            var hasNext = token is { Length: > 0 };
            if (items(response) is { Count: > 0 } list)
            {
                var page = before is null ? list : New(list, before);
                before = hasNext ? [.. list.Select(item => ItemIdentity.Of(item!)).OfType<object>()] : null;
                if (page.Count > 0) yield return page;
            }

            if (!hasNext) continue;
            if (!tokens.Add(token!)) throw new RepeatedPageException();
            if (tokens.Count % PagesPerCollection == 0) GC.Collect(0);
        }
    }

    private static List<TItem> New<TItem>(List<TItem> page, HashSet<object> before) =>
        page.FindAll(item => ItemIdentity.Of(item!) is not { } identity || !before.Contains(identity));

    /// <summary>
    /// Hands pages on, and fetches one ahead: while a page is dealt with the next one is on its way, and no further one.
    /// Whoever stops in the first page has cost the service two requests at most.
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
            var given = Task.CompletedTask;
            next = enumerator.MoveNextAsync().AsTask();
            while (await next.ConfigureAwait(false))
            {
                var page = enumerator.Current;
                await given.ConfigureAwait(false);
                next = enumerator.MoveNextAsync().AsTask();
                given = give(page);
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
