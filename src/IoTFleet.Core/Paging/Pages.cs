using System.Runtime.CompilerServices;

namespace IoTFleet.Core.Paging;

/// <summary>Reads lists page by page.</summary>
public static class Pages
{
    /// <summary>
    /// The items of each page. While a page is consumed the next one is fetched, and no further one: whoever stops after
    /// the first page has cost the service two requests at most.
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
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pages = responses.GetAsyncEnumerator(stop.Token);
        var next = pages.MoveNextAsync().AsTask();
        try
        {
            var tokens = new HashSet<string>();
            while (await next.ConfigureAwait(false))
            {
                var response = pages.Current;
                if (nextToken(response) is { Length: > 0 } token && !tokens.Add(token)) throw new RepeatedPageException();
                next = pages.MoveNextAsync().AsTask();
                if (items(response) is { Count: > 0 } list) yield return list;
            }
        }
        finally
        {
            stop.Cancel();
            await EndAsync(next).ConfigureAwait(false);
            await pages.DisposeAsync().ConfigureAwait(false);
        }
    }

    // The page being fetched when reading ends early is not wanted any more, whatever becomes of it.
    private static async Task EndAsync(Task<bool> next)
    {
        try
        {
            await next.ConfigureAwait(false);
        }
        catch (Exception)
        {
        }
    }
}
